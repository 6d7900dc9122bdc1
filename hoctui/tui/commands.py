"""Commands: each declared once, and from that its key binding, its place in the footer, its help row, the palette."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from typing import ClassVar, Final, NamedTuple, Protocol, runtime_checkable

from textual import actions
from textual.binding import Binding, BindingType
from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.keys import format_key

from hoctui.tui.widgets.safe import plain

MOST_IN_FOOTER: Final = 7
"""As many keys as the footer shows at most; the others are in F1 and in the palette."""

EVERYWHERE: Final = "Everywhere"
"""The group of the commands that every screen has, last in the help."""

_SPOKEN: Final = {
    "escape": "esc",
    "enter": "enter",
    "space": "space",
    "tab": "tab",
    "backspace": "backspace",
    "delete": "del",
    "pageup": "pgup",
    "pagedown": "pgdn",
}
_FUNCTION_KEY: Final = re.compile(r"f\d{1,2}")
_UNFIT: Final = re.compile(r"ctrl\+[ijm]|alt\+[a-z]")
_NOT_ALONE: Final = frozenset({"ctrl+s", "ctrl+q"})


class Command(NamedTuple):
    """Something the officer can have done, by key, by the mouse in the footer, or by name in the palette."""

    id: str
    """Names it in the settings and the keymap: "case.acknowledge". What follows the last dot is the action."""
    key: str
    """Textual's names, several with commas between: "a", "ctrl+n", "f1,question_mark". Empty: palette only."""
    label: str
    """One or two words, for the footer and the help."""
    tooltip: str
    """What it does, in a sentence."""
    group: str = "This screen"
    """The heading it stands under in the help."""
    footer: int = 0
    """Its rank in the footer: 1 stays the longest when the screen is narrow; 0 is not shown there."""
    needs: str = ""
    """What must be there for it, in words ("a case"); the screen says whether it is, in has()."""
    action: str = ""
    """The action with its parameters, where it is not called as the id's last part."""
    priority: bool = False
    """Whether the key goes to it even while something is typed."""

    @property
    def runs(self) -> str:
        """The action that is run: "acknowledge" for the id "case.acknowledge"."""
        return self.action or self.id.rpartition(".")[2].replace("-", "_")

    @property
    def parsed(self) -> tuple[str, tuple[object, ...]]:
        """The action's name and its parameters."""
        _, name, parameters = actions.parse(self.runs)
        return name, parameters

    @property
    def keys(self) -> tuple[str, ...]:
        """Its keys, one by one."""
        return tuple(key.strip() for key in self.key.split(",") if key.strip())

    @property
    def first_key(self) -> str:
        """The key to show where there is room for one: the first that no terminal keeps; empty where it has none."""
        return key_words(next((key for key in self.keys if key not in _NOT_ALONE), "")) if self.keys else ""


class HelpRow(NamedTuple):
    """A command as the help lists it."""

    keys: str
    label: str
    tooltip: str
    needs: str


@runtime_checkable
class Offers(Protocol):
    """A screen or an app that declares commands."""

    KEYS: ClassVar[tuple[Command, ...]]

    async def run_action(self, action: str) -> object:
        """Runs an action, as every screen and every app of Textual can."""
        ...

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action can be run now."""
        ...


def bindings_for(commands: Sequence[Command]) -> list[BindingType]:
    """The bindings of the commands that have a key, each with its id, so that set_keymap can give it another.

    Raises:
        ValueError: two commands share an id or a key, or a key is one that terminals do not pass on.
    """
    check(commands)
    return [
        Binding(
            ",".join(command.keys),
            command.runs,
            command.label,
            show=bool(command.footer),
            key_display=command.first_key,
            priority=command.priority,
            tooltip=command.tooltip,
            id=command.id,
        )
        for command in commands
        if command.keys
    ]


def check(commands: Sequence[Command]) -> None:
    """Looks for what would not work in any terminal, before anybody meets it.

    Raises:
        ValueError: what is wrong, with the command's id.
    """
    for what, values in (
        ("id", [command.id for command in commands]),
        ("key", [key for command in commands for key in command.keys]),
    ):
        twice = [value for value, times in Counter(values).items() if times > 1]
        if twice:
            msg = f"two commands share the {what} {twice[0]!r}"
            raise ValueError(msg)
    for command in commands:
        unfit = next((key for key in command.keys if _UNFIT.fullmatch(key)), "")
        if unfit:
            msg = f"{command.id}: terminals do not tell {unfit} from another key"
            raise ValueError(msg)
        if command.keys and _NOT_ALONE.issuperset(command.keys):
            msg = (
                f"{command.id}: some terminals keep {command.keys[0]} to themselves, so it needs another key beside it"
            )
            raise ValueError(msg)
    if sum(1 for command in commands if command.footer) > MOST_IN_FOOTER:
        msg = f"the footer holds {MOST_IN_FOOTER} keys"
        raise ValueError(msg)


def inherited(own: Sequence[Command], others: Sequence[Command]) -> tuple[Command, ...]:
    """A class's own commands, and after them those it has from what it is built on."""
    ids = {command.id for command in own}
    return (*own, *(command for command in others if command.id not in ids))


def key_words(key: str) -> str:
    """A key as it is written on the screen: "esc", "F1", "ctrl+n", "/"."""
    *modifiers, last = key.split("+") if key != "+" else ["+"]
    if last in _SPOKEN:
        last = _SPOKEN[last]
    elif _FUNCTION_KEY.fullmatch(last):
        last = last.upper()
    elif len(last) > 1:
        last = format_key(last)
    return "+".join([*modifiers, last])


def kept_by_terminals(key: str) -> bool:
    """Whether some terminals keep the key to themselves, so that another is the one to show."""
    return key in _NOT_ALONE


@cache
def textual_key(key: str) -> str:
    """A key by the name that Textual's events give it: "slash" for "/"."""
    return next(iter(Binding.make_bindings([Binding(key, "")]))).key


def help_rows(commands: Iterable[Command]) -> dict[str, list[HelpRow]]:
    """The commands that have a key as the help lists them, under their groups, in the order of their declaration."""
    groups: dict[str, list[HelpRow]] = {}
    for command in commands:
        if not command.key and command.group != EVERYWHERE:
            continue  # found by its name, in the palette and in the menus; the help lists keys
        keys = " or ".join(key_words(key) for key in command.keys)
        row = HelpRow(keys, command.label, command.tooltip, command.needs)
        groups.setdefault(command.group, []).append(row)
    return groups


def available(node: Offers, command: Command) -> bool:
    """Whether the command can be done now, as the screen or the app that declares it says."""
    return bool(node.check_action(*command.parsed))


class CommandProvider(Provider):
    """Puts every command of the screen one is on, and of the app, into the palette."""

    async def discover(self) -> Hits:
        """All that can be done now, before anything is typed."""
        for node, command in self._now():
            name = _named(command)
            yield DiscoveryHit(plain(name), partial(_run, node, command), text=name, help=command.tooltip)

    async def search(self, query: str) -> Hits:
        """What can be done now and is called something like `query`."""
        matcher = self.matcher(query)
        for node, command in self._now():
            name = _named(command)
            score = matcher.match(name)
            if score > 0:
                shown = matcher.highlight(name)
                yield Hit(score, shown, partial(_run, node, command), text=name, help=command.tooltip)

    def _now(self) -> Iterator[tuple[Offers, Command]]:
        for node in (self.screen, self.app):
            if isinstance(node, Offers):
                for command in node.KEYS:
                    if available(node, command):
                        yield node, command


def _named(command: Command) -> str:
    name = command.label[:1].upper() + command.label[1:]
    return f"{name}  ({command.first_key})" if command.first_key else name


async def _run(node: Offers, command: Command) -> None:
    await node.run_action(command.runs)
