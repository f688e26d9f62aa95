"""How long each paper of custody, post and money takes, beside its limit."""

import statistics
import sys
import time
from collections.abc import Callable

from motcua.channels.counters import forms as money
from motcua.channels.custody import forms as custody
from motcua.channels.custody.forms import LabelSize
from motcua.channels.post import forms as post
from tests.apps.counters import form_samples as money_samples
from tests.apps.custody import form_samples as custody_samples
from tests.apps.post import form_samples as post_samples

LIMIT_MS = 50
ROUNDS = 20
PAPERS: dict[str, Callable[[int], bytes]] = {
    "minutes": lambda n: custody.minutes(custody_samples.minutes(number=str(n))),
    "packet label": lambda n: custody.label(custody_samples.packet(count=n), LabelSize.A6),
    "item labels": lambda n: custody.label(custody_samples.items(n % 4 + 1), LabelSize.A6),
    "note": lambda n: post.consignment_note(post_samples.note(grams=n)),
    "delivery slip": lambda n: post.delivery_slip(post_samples.slip(collect=n)),
    "invitation": lambda n: post.invitation(post_samples.invitation(ordinal=n)),
    "loss letter": lambda n: post.loss_letter(post_samples.loss(damages=n)),
    "address label": lambda n: post.address_label(post_samples.label(grams=n), LabelSize.A6),
    "receipt": lambda n: money.receipt(money_samples.receipt(serial=f"{n:07d}")),
    "cash-up": lambda n: money.cash_up(money_samples.cash_up(counted=n)),
    "remittance": lambda n: money.remittance(money_samples.remittance(number=str(n))),
    "settlement": lambda n: money.settlement(money_samples.settlement(number=str(n))),
    "statement": lambda n: money.payment_statement(money_samples.statement(number=str(n))),
}


def milliseconds(printed: Callable[[int], bytes], number: int) -> float:
    began = time.perf_counter()
    printed(number)
    return (time.perf_counter() - began) * 1000


def main() -> int:
    print(f"{'paper':<16} {'first':>8} {'median':>8} {'p95':>8} {'limit':>6}  ms")
    slow = 0
    for name, printed in PAPERS.items():
        first = milliseconds(printed, ROUNDS + 1)
        taken = [milliseconds(printed, number) for number in range(1, ROUNDS + 1)]
        median, p95 = statistics.median(taken), statistics.quantiles(taken, n=20)[-1]
        slow += median > LIMIT_MS
        print(f"{name:<16} {first:>8.1f} {median:>8.1f} {p95:>8.1f} {LIMIT_MS:>6}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
