"""Words are data: they stand in the lexicon, each once in its table, and no reader spells a word of a language.

A reader is every module of the capture but the lexicon, what writes a line (`render`) and the table of a standard. What
it spells is a sentence to the seller, or a code: a name that the program itself gave. All else that has letters counts,
in whatever it is hidden: an f-string, a pattern, a key.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module

import pytest

from cockpit.capture.money.iso4217 import CODES as CURRENCIES
from tests.source_tree import Function, modules

NO_READERS = ("cockpit.capture.lexicon", "cockpit.capture.render", "cockpit.capture.money.iso4217")
CODES = {
    "kinds of a draft": "promise note todo q order paid lost call wait touch",
    "roles of a span": "kind customer theirs mine due agreed means quoted need amount terms discount signed answer "
                       "chosen told purpose gain every lead doubt",
    "fields of a draft": "line guessed known near spans asks missing assumed",
    "units of time": "second minute day workday week fortnight month quarter year",
    "edges and parts": "start early middle late end morning noon afternoon evening night same",
    "ways a feast is found": "fixed easter weekday",
    "means, as a record keeps them": "phone",
    "settings": "ask coming following",
    "signs": "h min k m x xx",
    "zones, as the tz database names them": "europe america asia australia africa pacific",
    "forms of Unicode": "nfc nfkd",
    "the customer of an example": "acme name",
}  # fmt: skip
ALL_CODES = frozenset(code for codes in CODES.values() for code in codes.split())
IN_PERSON = "in person"  # the one code of two words
# Pieces of a sentence to the seller that have no mark of their own.
PIECES = frozenset((
    "call you back", "have that with you", "I can {}", "{} is after {}", ", or begin with todo", " for you",
    " by your own clock", "if {} is new, write {}", "read as {}{}", "read as by the end of {}",
    "every {} {}s", "a moment needs a zone",
))  # fmt: skip
_MARK = re.compile(r'[?:"`]|\.(?:\s|$)')
# Letters that a fold turns into others, and what a pattern or a format has letters for besides words.
_NO_WORDS = re.compile(r"\\.|%[A-Za-z]|\b[aA]-[zZ]\b|(?<=\[)a-z")
_LETTERS = re.compile(r"[^\W\d_]+")
# What looks a text up, or takes it apart by one.
_LOOKS = frozenset(
    "startswith endswith removesuffix removeprefix partition rpartition split replace index find count strip lstrip "
    "rstrip get fromkeys compile match fullmatch search finditer sub isdisjoint issuperset issubset".split()
)
_SETS = frozenset(("frozenset", "set"))
_HOLDS = ast.Tuple | ast.List | ast.Set | ast.Dict | ast.Starred | ast.IfExp | ast.BoolOp | ast.BinOp
# What gives a word of the line, and what it is called as a parameter.
_WORDS_OF_LINE = frozenset(("low", "raw", "pair", "name", "lower"))
_PARAMETERS = frozenset("low raw word typed letters before after follows body".split())


def readers() -> Iterator[tuple[str, ast.Module]]:
    """Give every module that reads."""
    for module, tree in modules().items():
        if module.startswith("cockpit.capture.") and not module.startswith(NO_READERS):
            yield module, tree


def spelled(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give every text in a module that is no sentence to the seller and no code, with its line."""
    above = {inner: outer for outer in ast.walk(tree) for inner in ast.iter_child_nodes(outer)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant | ast.JoinedStr) or isinstance(above[node], ast.JoinedStr):
            continue
        text = _whole(node)
        if (
            text is None
            or isinstance(above[node], ast.Expr)
            or _is_format(node, above)
            or _is_slot(node, above)
        ):
            continue
        if _is_sentence(text) and not _is_looked_up(node, above):
            continue
        if text != IN_PERSON and not _is_folding(node, above) and (odd := _odd(text)):
            yield node.lineno, " ".join(odd)


def _whole(node: ast.Constant | ast.JoinedStr) -> str | None:
    """Return a text with `{}` for what is filled in; None for what is none."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)


def _odd(text: str) -> list[str]:
    words = [found for found in _LETTERS.findall(_NO_WORDS.sub(" ", text)) if found not in CURRENCIES]
    return [word for word in words if word.lower() not in ALL_CODES]


def _is_sentence(text: str) -> bool:
    return text in PIECES or (" " in text and bool(_MARK.search(text)))


def _is_looked_up(node: ast.AST, above: dict[ast.AST, ast.AST]) -> bool:
    """Tell whether a text is compared, looked for, or a key: then it is no sentence, whatever it looks like."""
    inner, outer = node, above[node]
    while isinstance(outer, _HOLDS):
        if isinstance(outer, ast.Dict) and inner in outer.keys:
            return True
        inner, outer = outer, above[outer]
    if isinstance(outer, ast.Call) and inner in outer.args:
        name = outer.func.attr if isinstance(outer.func, ast.Attribute) else getattr(outer.func, "id", "")
        return name in _LOOKS | _SETS
    if isinstance(outer, ast.Attribute):  # "by until".split()
        return outer.attr not in {"join", "format"}
    return isinstance(outer, ast.Compare | ast.MatchValue | ast.Subscript | ast.comprehension | ast.For)


def _is_format(node: ast.AST, above: dict[ast.AST, ast.AST]) -> bool:
    """Tell whether it is how a value is written: "%H:%M"; or what joins what is told: " or "."""
    outer = above[node]
    if isinstance(outer, ast.FormattedValue):
        return outer.format_spec is node
    return isinstance(outer, ast.Attribute) and outer.attr == "join"


def _is_slot(node: ast.AST, above: dict[ast.AST, ast.AST]) -> bool:
    """Tell whether it is the name of a field or of what a module gives away."""
    while isinstance(above[node], ast.Tuple | ast.List):
        node = above[node]
    outer = above[node]
    return isinstance(outer, ast.Assign) and any(
        isinstance(one, ast.Name) and one.id in ("__slots__", "__all__") for one in outer.targets
    )


def _is_folding(node: ast.AST, above: dict[ast.AST, ast.AST]) -> bool:
    """Tell whether it is a letter that is folded, or what it becomes: "ü", "ue"."""
    while node in above:
        node = above[node]
        if isinstance(node, ast.Assign):
            return any(
                isinstance(one, ast.Name) and one.id in ("_FOLDED", "_FRACTIONS") for one in node.targets
            )
    return False


def codes_of_words(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Give every code that is compared with a word of the line, so that it is none but a word: `low == "week"`."""
    for function in ast.walk(tree):
        if isinstance(function, Function):
            from_line = _named_from_line(function)
            for node in ast.walk(function):
                if isinstance(node, ast.Compare):
                    sides = [node.left, *node.comparators]
                    spells = [one for side in sides for one in ast.walk(side) if _has_letters(one)]
                    if spells and any(_is_of_line(side, from_line) for side in sides):
                        yield node.lineno, ast.unparse(node)
                elif isinstance(node, ast.Match) and _is_of_line(node.subject, from_line):
                    yield node.lineno, ast.unparse(node.subject)


def _has_letters(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(_odd_or_code(node.value))


def _odd_or_code(text: str) -> list[str]:
    return [word for word in _LETTERS.findall(_NO_WORDS.sub(" ", text)) if word not in CODES["signs"].split()]


def _named_from_line(function: Function) -> set[str]:
    """Return the names in a function that stand for a word of the line."""
    names = {one.arg for one in (*function.args.args, *function.args.kwonlyargs) if one.arg in _PARAMETERS}
    for node in ast.walk(function):
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if _is_of_line(value, names):
                names.add(name)
            case ast.NamedExpr(target=ast.Name(id=name), value=value) if _is_of_line(value, names):
                names.add(name)
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)):
                both = zip(targets, values, strict=False)
                names |= {one.id for one, it in both if isinstance(one, ast.Name) and _is_of_line(it, names)}
    return names


def _is_of_line(node: ast.AST, names: set[str]) -> bool:
    """Tell whether an expression is a word of the line, and not what a table says of one."""
    match node:
        case ast.Name(id=name):
            return name in names
        case ast.NamedExpr(value=value):
            return _is_of_line(value, names)
        case ast.ListComp(elt=elt) | ast.SetComp(elt=elt) | ast.GeneratorExp(elt=elt):
            return _is_of_line(elt, names)
        case ast.Call(func=ast.Attribute(value=value, attr=attr)):
            return attr in _WORDS_OF_LINE or (attr != "get" and _is_of_line(value, names))
        case ast.Attribute(attr=attr):
            return attr in ("low", "raw")
        case ast.Subscript(value=value):
            return _is_of_line(value, names)
        case ast.BinOp() | ast.IfExp() | ast.Tuple() | ast.BoolOp():
            return any(_is_of_line(inner, names) for inner in ast.iter_child_nodes(node))
    return False


def test_no_reader_spells_a_word_of_a_language() -> None:
    found = [f"{module}:{line}: {said}" for module, tree in readers() for line, said in spelled(tree)]
    assert found == []


def test_no_reader_compares_a_word_of_the_line_with_a_code() -> None:
    found = [f"{module}:{line}: {said}" for module, tree in readers() for line, said in codes_of_words(tree)]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        'is_it = low == "until"',
        'is_it = low in ("until", "bis")',
        '_CUES = frozenset("until bis".split())',
        '_CUES = {"until bis. ": 1}',
        'is_it = f"{low} until" == said',
        'said = f"{low}until"',
        'is_it = said == f"is {low} the until: ?"',
        'found = re.match(r"[0-9]+ (?:uhr|h)", low)',
        '_PATTERN = re.compile(r"until: [a-z]+?")',
        'low = low.removesuffix("ish")',
        'is_it = words.pair(place) in ["day after: it"]',
        'match low:\n    case "until":\n        pass',
        'is_it = "until" if low else ""',
        'number = {"until": 1}[low]',
        'for one in ("until", "bis"):\n    pass',
        'a, b = "until", "bis"',
        'call(low="until")',
    ],
)
def test_a_word_is_found_wherever_it_is_hidden(source: str) -> None:
    assert [*spelled(ast.parse(source))]


@pytest.mark.parametrize(
    "source",
    [
        'ask = f"Is {said} the time? Then write: at {said}"',
        'kind = "promise"',
        'said = " or ".join(names)',
        'code = "EUR"',
        'text = f"{clock:%H:%M}"',
        'is_it = unit == "month"',
    ],
)
def test_a_sentence_to_the_seller_and_a_code_are_no_words_of_a_reader(source: str) -> None:
    assert [*spelled(ast.parse(source))] == []


@pytest.mark.parametrize(
    "line",
    [
        'return low == "week"',
        'return words.low(place) in ("week", "day")',
        'said = words.low(place)\n    return "week" == said',
        'one, other = words.low(0), 1\n    return one == "week"',
        'if (said := words.raw(1).lower()) != "week":\n        pass',
        'return words.low(place)[:4] == "week"',
        'return "call" in (words.low(1), words.low(2))',
        'match words.low(1):\n        case "week":\n            pass',
        'lead = [words.low(at) for at in range(place)]\n    return "lost" in lead',
    ],
)
def test_a_code_that_is_meant_for_a_word_is_found(line: str) -> None:
    assert [*codes_of_words(ast.parse(f"def it(words, place, low):\n    {line}"))]


def _saying(said: str | tuple[str, ...] | dict[object, str]) -> list[str | tuple[str, ...]]:
    return [*said.values()] if isinstance(said, dict) else [said]


def _parted(said: str | tuple[str, ...]) -> list[str]:
    if isinstance(said, str):
        return said.split("|") if "|" in said else said.split()
    return list(said)


LANGUAGES = ("en", "en_talk", "en_deals", "de", "de_talk", "de_deals")


def roles(language: str) -> dict[str, str | tuple[str, ...] | dict[object, str]]:
    """Give what the file of a language says of each role."""
    said = vars(import_module(f"cockpit.capture.lexicon.{language}"))
    return {role: words for role, words in said.items() if role.isupper()}


def tables() -> Iterator[tuple[str, list[str]]]:
    """Give every table of words of the capture, with its module.

    That is "…".split(), words("…"), a frozenset of a tuple, and every role in the files of a language, be it words or
    phrases.
    """
    for language in LANGUAGES:
        for role, said in roles(language).items():
            for one in _saying(said):
                yield f"{language}.{role}", _parted(one)
    for module, tree in modules().items():
        for node in ast.walk(tree) if module.startswith("cockpit.capture.") else ():
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Constant(value=str() as said), attr="split")):
                    yield module, said.split()
                case ast.Call(func=ast.Name(id="words"), args=[ast.Constant(value=str() as said)]):
                    yield module, said.split()
                case ast.Call(func=ast.Name(id="frozenset"), args=[ast.Tuple(elts=elements)]):
                    yield module, [str(one.value) for one in elements if isinstance(one, ast.Constant)]


def test_no_word_stands_twice_in_a_table() -> None:
    doubled = {
        (module, word) for module, words in tables() for word, many in Counter(words).items() if many > 1
    }
    assert doubled == set()


def taken(tree: ast.Module) -> Iterator[str]:
    """Give every role that a module takes from the file of a language: "en_talk.VERBS"."""
    named = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "cockpit.capture.lexicon"
        for alias in node.names
    }
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=role) if named.get(name) in LANGUAGES:
                yield f"{named[name]}.{role}"


def test_every_role_of_a_language_is_taken() -> None:
    known = {f"{language}.{role}" for language in LANGUAGES for role in roles(language)}
    assert known - {role for tree in modules().values() for role in taken(tree)} == set()
