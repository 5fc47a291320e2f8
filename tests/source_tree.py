"""The product's source as syntax trees: what the tests of its structure count in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("cockpit", "widgets", "themes")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> dict[str, ast.Module]:
    """Return every module by its dotted name; a package by that of its folder."""
    found = {}
    for path in sorted(path for folder in PACKAGES for path in (ROOT / folder).rglob("*.py")):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def named(tree: ast.AST, room: str = "") -> Iterator[tuple[str, Function | ast.ClassDef]]:
    """Give every class and function in a tree with its qualified name: `Order.plan`, `parse.one_word`."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, Function | ast.ClassDef):
            yield room + node.name, node
            yield from named(node, f"{room}{node.name}.")
        else:
            yield from named(node, room)


def branches(function: Function) -> int:
    """Count where a function may go two ways, each `and` and `or` included; a function inside counts for itself."""
    return sum(map(_ways, _own(function)))


def _own(node: ast.AST) -> Iterator[ast.AST]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, Function):
            yield child
            yield from _own(child)


def _ways(node: ast.AST) -> int:
    match node:
        case (
            ast.If()
            | ast.IfExp()
            | ast.For()
            | ast.AsyncFor()
            | ast.While()
            | ast.ExceptHandler()
            | ast.Assert()
        ):
            return 1
        case ast.BoolOp():
            return len(node.values) - 1
        case ast.comprehension():
            return len(node.ifs)
        case ast.match_case(pattern=ast.MatchAs(pattern=None), guard=None):
            return 0  # `case _` is the else
        case ast.match_case():
            return 1
        case _:
            return 0


def imports(tree: ast.Module) -> set[str]:
    """Return the modules of ours that a module imports, at its top or deferred; not what it does for types only."""
    found = set()
    for node in _run(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute here"
            inside = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {it if it in modules() else str(node.module) for it in inside}
    return found & modules().keys()


def _run(node: ast.AST) -> Iterator[ast.AST]:
    """Give what is run of a tree: all but `if TYPE_CHECKING:`."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            for other in child.orelse:
                yield other
                yield from _run(other)
        else:
            yield child
            yield from _run(child)


def circles() -> set[frozenset[str]]:
    """Return the sets of modules each of which leads, by imports, to all the others of its set."""
    direct = {name: imports(tree) for name, tree in modules().items()}
    reached = {name: _reached(name, direct) for name in direct}
    knots = {frozenset(other for other in there if name in reached[other]) for name, there in reached.items()}
    return knots - {frozenset()}


def _reached(name: str, direct: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    ahead = [name]
    while ahead:
        new = direct[ahead.pop()] - found
        found |= new
        ahead += new
    return found
