"""The domain is values and functions: no framework, no clock, no files, no chance."""

import ast
import os
import subprocess
import sys

from tests.house.tree import SRC, imported, name, parsed, python_files

STANDARD = {
    *("abc", "bisect", "collections", "dataclasses", "datetime", "decimal", "enum", "fractions"),
    *("functools", "hashlib", "itertools", "math", "operator", "re", "string", "types", "typing"),
    *("unicodedata", "uuid", "heapq", "json", "textwrap", "motcua"),
}
PURE_LIBRARIES = {"vn_ident"}
"""Tables and arithmetic without a framework, a clock or files opened while computing."""
CALLS = {"now", "today", "utcnow", "uuid1", "uuid4", "open", "print", "input"}


def test_the_domain_imports_only_what_computes() -> None:
    strange = [
        f"{name(path)}:{line} imports {target}"
        for path in python_files("src/motcua/domain")
        for line, target in imported(parsed(path))
        if target.split(".")[0] not in STANDARD | PURE_LIBRARIES
        or target.startswith("motcua.plumbing")
    ]
    assert strange == []


def test_the_domain_asks_nobody_for_time_chance_or_files() -> None:
    asked = []
    for path in python_files("src/motcua/domain"):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call):
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if called in CALLS:
                    asked.append(f"{name(path)}:{node.lineno} calls {called}")
    assert asked == []


def test_the_domain_loads_without_django() -> None:
    modules = [
        ".".join(path.relative_to(SRC.parent).with_suffix("").parts)
        for path in python_files("src/motcua/domain")
        if path.stem != "__init__"
    ]
    script = f"import sys\nimport {', '.join(modules)}\nassert 'django' not in sys.modules"
    environment = {**os.environ, "PYTHONPATH": str(SRC.parent)}
    subprocess.run([sys.executable, "-c", script], check=True, env=environment)
