"""The house stays simple: short decisions, no circles, names that say which.

What is not so yet stands in a list here. A list only shrinks: whoever mends an entry takes it out, and the test that
compares sees to it. `make check` runs this file too.
"""

from __future__ import annotations

import ast
from collections import Counter

from tests.source_tree import Function, branches, circles, imports, modules, named

MOST_BRANCHES = 15

TOO_MANY_BRANCHES: set[str] = set()
CIRCLES: set[frozenset[str]] = set()
SHARED_NAMES: set[str] = set()
BARE_READ: set[str] = set()


def test_no_function_decides_too_much() -> None:
    found = {
        f"{module}.{name}"
        for module, tree in modules().items()
        for name, it in named(tree)
        if isinstance(it, Function) and branches(it) > MOST_BRANCHES
    }
    assert found == TOO_MANY_BRANCHES


def test_every_branch_is_counted() -> None:
    source = """
def decide(a, b):
    if a and b or not a:                    # three
        pass
    elif b:                                 # four
        pass
    for it in [x for x in a if x]:          # six
        while it:                           # seven
            it = a if b else None           # eight
    try:
        assert a                            # nine
    except (ValueError, TypeError):         # ten
        pass
    match a:
        case 1 | 2:                         # eleven
            pass
        case _ if b:                        # twelve
            pass
        case _:
            pass
    def other():
        if a or b:
            pass
    return lambda: a or b                   # thirteen
"""
    counts = {name: branches(it) for name, it in named(ast.parse(source)) if isinstance(it, Function)}
    assert counts == {"decide": 13, "decide.other": 2}


def test_no_import_leads_back_to_where_it_began() -> None:
    """Deferred imports are counted. Those under `if TYPE_CHECKING:` are not: no program runs them."""
    assert circles() == CIRCLES


def test_deferred_imports_are_seen_and_those_for_types_are_not() -> None:
    source = """
from typing import TYPE_CHECKING
from cockpit import errors
if TYPE_CHECKING:
    from cockpit.desk import desk
else:
    import cockpit.domain.text
def later():
    from cockpit.domain.money import Money
"""
    found = {"cockpit.errors", "cockpit.domain.text", "cockpit.domain.money"}
    assert imports(ast.parse(source)) == found


def test_a_class_name_is_had_by_one_class() -> None:
    had = Counter(
        name.rpartition(".")[2]
        for tree in modules().values()
        for name, it in named(tree)
        if isinstance(it, ast.ClassDef)
    )
    assert {name for name, count in had.items() if count > 1} == SHARED_NAMES


def test_what_reads_says_what_it_reads() -> None:
    bare = {module for module, tree in modules().items() if "read" in dict(named(tree))}
    assert bare == BARE_READ
