"""The template language of the letters: values, if, for and include, in a sandbox that nothing gets out of or hangs in.

Three walls, one behind the other: a template may hold only what is listed here, which is looked at before anything is
run; it runs in a sandbox, on texts alone; and what it does is counted, so that it ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from traceback import walk_tb
from types import CodeType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    meta,
    nodes,
    pass_context,
)
from jinja2 import Template as Compiled
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from hoctui.documents.letter_sources import VALUE_MARK, Rendered, Template, Value, find, is_nothing, tidy
from hoctui.errors import BadInput
from hoctui.text import visible

MOST_CHARACTERS = 200_000
"""The longest that a letter may become."""
MOST_ROUNDS = 10_000
"""How often the loops of a letter may go round, all of them together."""
MOST_INCLUDED = 100
"""How many files a letter may take in."""
MOST_NESTED = 12
"""How many if and for of one template may stand within one another."""
MOST_IN_A_TAG = 100
"""How many words and signs may stand between {{ and }}, or {% and %}."""
MOST_BRACKETS = 10
"""How many brackets may stand within one another."""

_KEPT_FILTERS = ("capitalize", "default", "first", "last", "length", "lower", "title", "trim", "upper")
_ROUNDS = "rounds of a loop"
_BUILT = "characters put together"

_MAY_HOLD = (
    nodes.And,
    nodes.Call,
    nodes.Compare,
    nodes.Concat,
    nodes.CondExpr,
    nodes.Const,
    nodes.Filter,
    nodes.For,
    nodes.Getattr,
    nodes.Getitem,
    nodes.If,
    nodes.Include,
    nodes.Keyword,
    nodes.List,
    nodes.Name,
    nodes.Not,
    nodes.Operand,
    nodes.Or,
    nodes.Output,
    nodes.TemplateData,
    nodes.Test,
    nodes.Tuple,
)
_CALLED = {
    "Assign": "set",
    "AssignBlock": "set",
    "CallBlock": "call",
    "FilterBlock": "filter",
    "FromImport": "import",
}
"""What a part of a template is called by whoever wrote it, where that is not the part's own name."""

_TAG = r"\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\}"
_TAGS_ALONE = re.compile(rf"^[ \t]*(?:(?:{_TAG})[ \t]*)+$", re.MULTILINE)
_NO_LINE = "\x01"
"""Ends a line of a template that holds nothing but tags, which is no line of the letter. No text can hold it."""

_CANNOT = (TemplateError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What filling in a template may end with, where the template is at fault."""

_LONGEST_NUMBER = 15
"""Signs that a number may have in a template."""


def _lines(value: Value) -> tuple[str, ...]:
    return tuple(line for line in value.split("\n") if line.strip()) if isinstance(value, str) else value


@pass_context
def _join(context: Context, value: Value, between: object = ", ") -> str:
    if not isinstance(between, str):
        raise TypeError("join() takes the text that is put between, and that is none")
    joined = between[:20].join(_lines(value))
    return _built(context, joined)


@pass_context
def _built(context: Context, text: str) -> str:
    """A text that a template put together of others, its length counted."""
    letters = context.environment
    if isinstance(letters, _Letters):
        letters.more_built(len(text))
    return text


def _nothing(value: object) -> bool:
    """Whether a value says that there is nothing; a number never does."""
    if isinstance(value, list | tuple):
        return is_nothing(tuple(map(str, value)))
    return isinstance(value, str) and is_nothing(value)


FILTERS: dict[str, Any] = {name: DEFAULT_FILTERS[name] for name in _KEPT_FILTERS} | {"join": _join, "lines": _lines}
"""What can be done to a value as it is put in. None of them makes a text longer than it is by more than a little."""


class TooMuch(TemplateError):  # noqa: N818 - the name says what is wrong, as those of errors.py do
    """A template goes on for longer than any letter does."""


def fill_in(name: str, values: Mapping[str, Value], folder: Path) -> Rendered:
    """The template of that name, filled in. Raises BadInput naming its file and line where it cannot be."""
    letters = _Letters(folder, frozenset(values))
    try:
        text = _written(letters.get_template(name), values)
    except _CANNOT as fault:
        raise BadInput(_sentence(fault, letters.found)) from None
    own = tuple(str(one.path) for one in letters.found.values() if one.own)
    return Rendered(tidy(text), own, frozenset(letters.names))


def _written(template: Compiled, values: Mapping[str, Value]) -> str:
    pieces, length = [], 0
    for piece in template.generate(dict(values)):
        length += len(piece)
        if length > MOST_CHARACTERS:
            raise TooMuch(f"comes to more than {MOST_CHARACTERS:,} characters, which no letter does")
        pieces.append(piece)
    return re.sub(f"{_NO_LINE}\n?", "", "".join(pieces))


def _no_line(found: re.Match[str]) -> str:
    """A template's line of tags alone, marked so that it leaves no line in the letter."""
    return "".join(re.findall(_TAG, found[0])) + _NO_LINE


class _Templates(BaseLoader):
    """Hands out the landlord's own templates, and hoctui's where there is none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.found: dict[str, Template] = {}
        """Every template that was handed out, by the file that it is in."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, None]:
        """The template's text, and its file."""
        del environment
        found = find(template, self._folder)
        if found is None:
            raise TemplateNotFound(template)
        self.found[str(found.path)] = found
        source = visible(found.source).rstrip("\n") + "\n"
        return _TAGS_ALONE.sub(_no_line, source), str(found.path), None


class _Letters(ImmutableSandboxedEnvironment):
    """The language, for one letter."""

    def __init__(self, folder: Path, known: frozenset[str]) -> None:
        loader = _Templates(folder)
        super().__init__(
            loader=loader,
            undefined=StrictUndefined,
            autoescape=False,  # a letter is plain text; what writes it in a format escapes it there
            keep_trailing_newline=True,
            finalize=_put_in,
            auto_reload=False,
        )
        self.found = loader.found
        self.names: set[str] = set()
        self._known = known
        self._rounds = self._included = self._length = 0
        self.globals = {"range": self.globals["range"]}
        self.filters = FILTERS | {_ROUNDS: _counted, _BUILT: _built}
        self.tests = {name: self.tests[name] for name in ("in", "eq", "==", "ne", "!=")} | {"nothing": _nothing}

    def is_safe_callable(self, obj: Any) -> bool:
        """Only range() is called."""
        return bool(obj is self.globals["range"])

    def join_path(self, template: str, parent: str) -> str:
        """The name of a template that another takes in."""
        del parent
        self._included += 1
        if self._included > MOST_INCLUDED:
            raise TooMuch(f"takes in more than {MOST_INCLUDED} files; does one take in itself?")
        return template

    def one_more_round(self) -> None:
        """Count a round of a loop. Raises TooMuch."""
        self._rounds += 1
        if self._rounds > MOST_ROUNDS:
            raise TooMuch(f"has loops that go round more than {MOST_ROUNDS:,} times")

    def more_built(self, length: int) -> None:
        """Count the characters of a text that was put together. Raises TooMuch."""
        self._length += length
        if self._length > MOST_CHARACTERS:
            raise TooMuch(f"puts together more than {MOST_CHARACTERS:,} characters, which no letter does")

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """The template's parts, looked at one by one, its loops counted."""
        too_much = _too_much(self.lexer.tokeniter(source, name, filename))
        if too_much:
            raise TemplateSyntaxError(too_much[1], too_much[0], name, filename)
        tree = super()._parse(source, name, filename)
        for part in tree.find_all(nodes.Node):
            problem = _problem(part)
            if problem:
                raise TemplateSyntaxError(problem, part.lineno, name, filename)
        asked = meta.find_undeclared_variables(tree) - set(self.globals)
        for used in tree.find_all(nodes.Name):
            if used.name in asked and used.name not in self._known:
                raise TemplateSyntaxError(_no_value(used.name, self._known), used.lineno, name, filename)
        self.names |= asked
        for loop in tree.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, _ROUNDS, [], [], None, None, lineno=loop.lineno)
            loop.iter.set_environment(self)
        for joined in tuple(tree.find_all(nodes.Concat)):
            whole = nodes.Concat(joined.nodes, lineno=joined.lineno)
            joined.nodes = [nodes.Filter(whole, _BUILT, [], [], None, None, lineno=joined.lineno)]
            joined.set_environment(self)
        return tree

    def _compile(self, source: str, filename: str) -> CodeType:
        """The template's program. What Python itself finds too large or too deep is the template's fault."""
        try:
            return super()._compile(source, filename)
        except (SyntaxError, RecursionError, MemoryError):
            raise TemplateSyntaxError("it is too long or too deeply nested", 1, None, filename) from None


def _too_much(tokens: Iterable[tuple[int, str, str]]) -> tuple[int, str] | None:
    """Where a template is too much to be read, and why: its tags too long, or too deep in one another; None if nowhere.

    It is counted before the template is read, since reading one that is too deep is what fails.
    """
    blocks = brackets = length = 0
    before = ""
    for line, kind, value in tokens:
        if kind == "whitespace":
            continue
        length = 0 if kind in {"block_begin", "variable_begin", "data"} else length + 1
        if kind == "operator":
            brackets += (value in "([{") - (value in ")]}")
        if before == "block_begin":
            blocks += (value in {"for", "if"}) - (value in {"endfor", "endif"})
        before = kind
        if blocks > MOST_NESTED:
            return line, f"more than {MOST_NESTED} if and for stand within one another"
        if brackets > MOST_BRACKETS:
            return line, f"more than {MOST_BRACKETS} brackets stand within one another"
        if length > MOST_IN_A_TAG:
            return line, f"more than {MOST_IN_A_TAG} words and signs stand in one pair of braces"
        if kind in {"integer", "float"} and (
            len(value) > _LONGEST_NUMBER or (kind == "float" and "e" in value.lower())
        ):
            return line, "it holds a number that is too large"
    return None


@pass_context
def _counted(context: Context, items: Iterable[Any]) -> Iterator[Any]:
    """What a loop goes through, each round counted. A list within a list is none of it: such lists grow unseen."""
    letters = context.environment
    for item in items:
        if isinstance(item, list | tuple | range):
            raise TypeError("a loop goes through a list of texts, and this is one of lists")
        if isinstance(letters, _Letters):
            letters.one_more_round()
        yield item


def _put_in(value: object) -> str:
    """A value as it stands in the letter; where a line of it looks like a heading, it is marked as none."""
    text = "\n".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
    return re.sub(r"^(?=#)", VALUE_MARK, visible(text), flags=re.MULTILINE)


def _problem(part: nodes.Node) -> str:
    """Why a template may not hold that part; empty where it may."""
    if not isinstance(part, _MAY_HOLD):
        called = _CALLED.get(type(part).__name__, type(part).__name__.lower())
        return f"it uses {called!r}, and a letter may hold only values, if, for and include"
    if isinstance(part, nodes.Name) and part.ctx == "store" and part.name in {"loop", "range"}:
        return f"a loop cannot call what it goes through {part.name!r}"
    if isinstance(part, nodes.Call) and not (isinstance(part.node, nodes.Name) and part.node.name == "range"):
        return "it calls something, and a letter may call only range()"
    if isinstance(part, nodes.Getattr) and not (isinstance(part.node, nodes.Name) and part.node.name == "loop"):
        return f"it looks for {part.attr!r} within a value, and a value is only a text"
    if isinstance(part, nodes.Filter) and part.name not in FILTERS:
        return f"there is no filter {part.name!r}; there are {', '.join(sorted(FILTERS))}"
    return ""


def _no_value(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, known, 1)
    return f"there is no value {name!r}" + (f"; perhaps {near[0]!r} is meant" if near else "")


def _sentence(fault: Exception, found: Mapping[str, Template]) -> str:
    """What is wrong with the template, its file and its line."""
    if isinstance(fault, TemplateSyntaxError):
        place, line, said = fault.filename or "", fault.lineno, fault.message or ""
    else:
        place, line = _where(fault, found)
        said = f"there is no file {fault.name!r}" if isinstance(fault, TemplateNotFound) else str(fault)
        if isinstance(fault, RecursionError):
            said = "it takes in itself"
    template = found.get(place)
    named = f"The letter template {template.where}, line {line}" if template else "The letter"
    return f"{named}: {said.partition(chr(10))[0].rstrip('.')}."


def _where(fault: Exception, found: Mapping[str, Template]) -> tuple[str, int]:
    """The innermost place in a template that a fault arose at."""
    place = ("", 0)
    for frame, line in walk_tb(fault.__traceback__):
        if frame.f_code.co_filename in found:
            place = (frame.f_code.co_filename, line)
    return place
