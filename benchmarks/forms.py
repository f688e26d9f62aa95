"""How long each printed form takes, beside its limit; the first form also pays for the start."""

import statistics
import sys
import time
from itertools import count

from motcua.dossiers import forms
from tests.apps.dossiers.forms.samples import all_forms

LIMIT_MS = 50
ROUNDS = 30


def milliseconds(form_set: str, form: forms.Form, number: str) -> tuple[float, float]:
    """Wall-clock time and the time of all processors; they part when others use the machine."""
    began, worked = time.perf_counter(), time.process_time()
    forms.render(form, form_set, number)
    return (time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000


def main() -> int:
    numbers = count(1)
    samples = all_forms()
    form_set, name, form = samples[0]
    print(f"cold start, {form_set} {name}: {milliseconds(form_set, form, '0')[0]:.1f} ms\n")
    print(f"{'form set':<12} {'form':<14} {'median':>8} {'p95':>8} {'cpu':>8} {'limit':>6}  ms")
    slow = 0
    for form_set, name, form in samples:
        taken = [milliseconds(form_set, form, f"{next(numbers)}/TNHS") for _ in range(ROUNDS)]
        wall, cpu = [wall for wall, _ in taken], statistics.median(cpu for _, cpu in taken)
        median, p95 = statistics.median(wall), statistics.quantiles(wall, n=20)[-1]
        slow += median > LIMIT_MS
        print(f"{form_set:<12} {name:<14} {median:>8.1f} {p95:>8.1f} {cpu:>8.1f} {LIMIT_MS:>6}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
