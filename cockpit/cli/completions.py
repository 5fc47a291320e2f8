"""`cockpit completions`: a script for the shell, so that tab completes commands, their options and their words."""

from __future__ import annotations

from argparse import ArgumentParser
from shlex import quote

from cockpit.cli.options import add_everywhere
from cockpit.cli.output import as_json, say
from cockpit.domain.record import Record
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Action, Namespace
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any

    from cockpit.desk.desk import Desk

_FILES = ("FILE", "DIR", "DAY|FILE")  # what is in the place of a value that names one


class Option(Record):
    """An option: as it is typed, what it does, whether a value follows, which those are, whether that is a file."""

    flags: tuple[str, ...]
    about: str
    has_value: bool = False
    values: tuple[str, ...] = ()
    is_file: bool = False


class Completed(Record):
    """What may follow a command: its options, and words, or files where `takes_files`. Without a name: `cockpit`."""

    name: str
    about: str
    options: tuple[Option, ...]
    words: tuple[str, ...] = ()
    takes_files: bool = False


def completions_options(parser: ArgumentParser) -> None:
    """Say what `completions` takes."""
    parser.description = (
        f"{parser.description}\n"
        "  bash  cockpit completions bash > ~/.local/share/bash-completion/completions/cockpit\n"
        "  zsh   cockpit completions zsh > a folder of your $fpath, as _cockpit\n"
        "  fish  cockpit completions fish > ~/.config/fish/completions/cockpit.fish"
    )
    parser.add_argument("shell", nargs="?", choices=[*_SHELLS], metavar="SHELL", help=", ".join(_SHELLS))
    parser.add_argument(
        "--json", action="store_true", help="the commands, options and words, for other shells"
    )


def completions(desk: Desk, options: Namespace) -> int:  # noqa: ARG001 - every command takes the desk
    """Print the script of a shell."""
    if options.json == bool(options.shell):
        raise NotUnderstood("One shell is needed, or --json.", f"There are: {', '.join(_SHELLS)}.", "")
    names = (*options.commands, "help")
    everywhere = _completed("", "", add_everywhere)
    found = [
        everywhere.replace(
            options=(*everywhere.options, Option(flags=("--version",), about="which Cockpit it is")),
            words=names,
        ),
        *(_completed(name, command.about, command.load()[1]) for name, command in options.commands.items()),
        _completed("help", "What a command takes, with an example.", lambda _: None).replace(
            words=names[:-1]
        ),
    ]
    if options.json:
        as_json([_shape(one) for one in found])
        return 0
    for part in _SHELLS[options.shell](found):
        for line in part.splitlines():
            say(line)
    return 0


class _Recorder(ArgumentParser):
    """A parser that remembers what it was told to take, in groups, too."""

    def __init__(self) -> None:
        self.told: list[Action] = []
        super().__init__(add_help=False)

    def _add_action(self, action: Any) -> Any:
        self.told.append(action)
        return super()._add_action(action)


def _completed(name: str, about: str, say_options: Callable[[ArgumentParser], None]) -> Completed:
    parser = _Recorder()
    say_options(parser)
    if name:
        add_everywhere(parser)
    words = [one for one in parser.told if not one.option_strings]
    chosen = [str(choice) for one in words for choice in one.choices or ()]
    return Completed(
        name=name,
        about=about,
        options=(
            *(_option(one) for one in parser.told if one.option_strings),
            Option(flags=("-h", "--help"), about="what it takes, with an example"),
        ),
        words=(*chosen, *(_MORE_WORDS[name]() if name in _MORE_WORDS else ())),
        takes_files=any(one.metavar in _FILES for one in words),
    )


def _option(action: Action) -> Option:
    return Option(
        flags=tuple(action.option_strings),
        about=(action.help or "").replace("%%", "%"),
        has_value=action.nargs != 0,
        values=tuple(str(one) for one in action.choices or ()),
        is_file=action.metavar in _FILES,
    )


def _verbs() -> Iterable[str]:
    from cockpit.domain.kinds import KINDS

    return dict.fromkeys(verb for kind in KINDS.values() for verb in kind.load().VERBS)


def _cards() -> Iterable[str]:
    from cockpit.cli.cards import ACTIONS

    return ACTIONS


def _people() -> Iterable[str]:
    from cockpit.cli.people import ACTIONS

    return ACTIONS


def _texts() -> Iterable[str]:
    from cockpit.desk.letter_templates import TEXTS

    return TEXTS


# The words of a command that its parser does not list.
_MORE_WORDS: Mapping[str, Callable[[], Iterable[str]]] = {
    "cards": _cards,
    "people": _people,
    "do": _verbs,
    "texts": _texts,
}


def _shape(one: Completed) -> dict[str, Any]:
    return {
        "name": one.name,
        "about": one.about,
        "options": [{name: getattr(option, name) for name in option.FIELDS} for option in one.options],
        "words": list(one.words),
        "takes_files": one.takes_files,
    }


# Which command it is: the first word that is neither an option nor the value of one that stands before commands.
_LOOK = """    for ((at = {begin}; at < {end}; at++)); do
        case ${{{words}[at]}} in
            --book | --now | --config) ((at++)) ;;
            -*) ;;
            *)
                command=${{{words}[at]}}
                break
                ;;
        esac
    done"""


def _bash(found: list[Completed]) -> Iterator[str]:
    yield "_cockpit() {"
    yield "    local at command= words= now=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}"
    yield _LOOK.format(begin=1, end="COMP_CWORD", words="COMP_WORDS")
    yield '    case "$command $before" in'
    for typed, option in _with_value(found):
        then = f"words={quote(' '.join(option.values))}" if option.values else "return"
        yield f"        {typed}) {then} ;;"
    yield "        *)"
    yield '            case "$command $now" in'
    for one in found:
        flags = " ".join(flag for option in one.options for flag in option.flags)
        yield f"                {quote(f'{one.name} -')}*) words={quote(flags)} ;;"
        if one.words:
            yield f"                {quote(f'{one.name} ')}*) words={quote(' '.join(one.words))} ;;"
    yield "            esac"
    yield "            ;;"
    yield "    esac"
    yield '    COMPREPLY=($(compgen -W "$words" -- "$now"))'
    yield "}"
    yield "complete -o bashdefault -o default -F _cockpit cockpit"


def _zsh(found: list[Completed]) -> Iterator[str]:
    yield "#compdef cockpit"
    yield "_cockpit() {"
    yield "    local at command"
    yield "    local -a found"
    yield _LOOK.format(begin=2, end="CURRENT", words="words")
    yield '    case "$command ${words[CURRENT-1]}" in'
    for typed, option in _with_value(found):
        then = f"found=({_listed((one, '') for one in option.values)})" if option.values else "_files; return"
        yield f"        {typed}) {then} ;;"
    yield "        *)"
    yield '            case "$command ${words[CURRENT]}" in'
    for one in found:
        flags = _listed((flag, option.about) for option in one.options for flag in option.flags)
        yield f"                {quote(f'{one.name} -')}*) found=({flags}) ;;"
        if one.words:
            about = {other.name: other.about for other in found} if not one.name else {}
            words = _listed((word, about.get(word, "")) for word in one.words)
            yield f"                {quote(f'{one.name} ')}*) found=({words}) ;;"
    yield "            esac"
    yield "            ;;"
    yield "    esac"
    yield "    if (( $#found )); then _describe cockpit found; else _files; fi"
    yield "}"
    yield 'if [[ $funcstack[1] == _cockpit ]]; then _cockpit "$@"; else compdef _cockpit cockpit; fi'


def _fish(found: list[Completed]) -> Iterator[str]:
    yield "complete -c cockpit -f"
    for one in found:
        when = f"__fish_seen_subcommand_from {one.name}" if one.name else "__fish_use_subcommand"
        begin = f"complete -c cockpit -n {quote(when)}"
        if one.name:
            yield f"complete -c cockpit -n __fish_use_subcommand -a {one.name} -d {quote(one.about)}"
        if one.name and one.words:
            yield f"{begin} -a {quote(' '.join(one.words))}"
        if one.takes_files:
            yield f"{begin} -F"
        for option in one.options:
            names = (f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in option.flags)
            value = "" if not option.has_value else " -r -F" if option.is_file else " -x"
            value += f" -a {quote(' '.join(option.values))}" if option.values else ""
            yield f"{begin} {' '.join(names)}{value} -d {quote(option.about)}"


def _with_value(found: list[Completed]) -> Iterator[tuple[str, Option]]:
    """Yield each option that a value follows, with the pattern of the command and the option."""
    everywhere = {option.flags for option in found[0].options}
    for one in found:
        for option in one.options:
            if option.has_value and (not one.name or option.flags not in everywhere):
                typed = (f"{quote(f'{one.name} {flag}')}" for flag in option.flags)
                yield " | ".join(typed if one.name else (f"*{flag}" for flag in typed)), option


def _listed(entries: Iterable[tuple[str, str]]) -> str:
    """Return words as zsh describes them."""
    return " ".join(
        quote(f"{word.replace(':', chr(92) + ':')}:{about}" if about else word) for word, about in entries
    )


_SHELLS: Mapping[str, Callable[[list[Completed]], Iterator[str]]] = {
    "bash": _bash,
    "zsh": _zsh,
    "fish": _fish,
}
