"""Writing text into a Word form: lines as paragraphs, bullets and links in the document's styles, the place's look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from hoctui.documents.form_fill_xml import STRICT, Edit, Part, filled_with, is_hidden
from hoctui.documents.links import pieces, target

_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATED_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NEVER = ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:rPrChange", "w:vanish")
"""What is no one's look: marks of a change, and that words are hidden."""
_BEHIND_COLOUR = (
    *("w:spacing", "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:effect", "w:bdr", "w:shd"),
    *("w:fitText", "w:vertAlign", "w:rtl", "w:cs", "w:em", "w:lang", "w:eastAsianLayout", "w:specVanish", "w:oMath"),
)
_BEHIND_LINE = _BEHIND_COLOUR[7:]
_OF_PROMPTS = ("w:rStyle", "w:color", "w:i", "w:iCs", "w:highlight", "w:shd")
"""What makes words look like a prompt: what is put in their place does not look so."""
_WORDS = ("w:r", "w:hyperlink", "w:ins", "w:moveTo", "w:smartTag", "w:sdt")
BULLETS = ("- ", "• ")

Look = list[tuple[str, str]]
"""How words look: the properties of a run by name, each as it is written."""


class Links:
    """The addresses that links go to, each with the name of the relationship that it gets."""

    def __init__(self, taken: str) -> None:
        """`taken` is the XML of the relationships that are there already."""
        self._taken = taken
        self.new: dict[str, str] = {}

    def name(self, address: str) -> str:
        """The name of the relationship to that address."""
        if address not in self.new:
            number = len(self.new) + 1
            while f'"rIdLink{number}"' in self._taken or f"rIdLink{number}" in self.new.values():
                number += 1
            self.new[address] = f"rIdLink{number}"
        return self.new[address]

    def written(self, *, strict: bool) -> str:
        """The relationships as XML, to stand before the end of those that are there."""
        kind = quoteattr(f"{_RELATED_STRICT if strict else _RELATED}/hyperlink")
        space = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
        return "".join(
            f'<Relationship {space} Id="{name}" Type={kind} Target={quoteattr(target(address))} TargetMode="External"/>'
            for address, name in self.new.items()
        )


@dataclass(frozen=True, slots=True)
class Styles:
    """The names of the document's own styles of a line with a bullet and of a link; empty where it has none."""

    bullet: str = ""
    link: str = ""


class Writer:
    """Makes paragraphs and runs of a text. `data` is the document that they are to stand in."""

    def __init__(self, data: bytes, links: Links, styles: Styles | None = None) -> None:
        self.data = data
        self._links = links
        self._styles = styles or Styles()

    def fill(
        self, cell: Part, text: str, look: Look | None = None, *, plain: bool = False, prompt: bool = False
    ) -> Iterator[Edit]:
        """What it takes to put a text into a cell, in place of any words in it; all else in its paragraphs stays.

        `look` is how the words look, where not as those of the cell; `plain` keeps all in one paragraph, without links;
        `prompt` says that those words were a prompt, whose look goes with it.
        """
        here = [part for part in cell.parts if part.name == "w:p"]
        if not here:
            yield self._last_in(cell, self.paragraphs(None, text, look or [], cell, plain=plain, prompt=prompt))
            return
        first, *others = here
        own = first.part("w:pPr")
        look = self.look_of(first) if look is None else look
        lines = [text] if plain else text.split("\n")
        paragraphs = [self._paragraph(own, line, look, cell, plain=plain, prompt=prompt) for line in lines]
        properties, runs = paragraphs[0]
        restyled = self._styles.bullet and text.startswith(BULLETS) and not plain
        if own is not None and not prompt and not (restyled and own.part("w:numPr") is None):
            properties = self._written(own)
        else:
            properties = properties.replace("<w:pPr", f"<w:pPr{cell.declared}", 1)
        tag = self.data[first.start : first.inside].rstrip(b"/>").decode("utf-8")
        kept = "".join(self._written(part) for part in first.parts if part.name != "w:pPr" and not _says(part))
        whole = f"{tag}>{properties}{kept}{runs}</{tag[1:].split()[0]}>"
        yield first.start, first.end, whole.encode()
        more = "".join(f"<w:p{cell.declared}>{properties}{runs}</w:p>" for properties, runs in paragraphs[1:])
        if more:
            yield first.end, first.end, more.encode()
        for other in others:
            if any(_says(part) for part in other.parts):
                yield other.start, other.end, b""

    def paragraphs(
        self, own: Part | None, text: str, look: Look, beside: Part, *, plain: bool, prompt: bool = False
    ) -> str:
        """A text as paragraphs with these properties, to stand beside that element."""
        lines = [text] if plain else text.split("\n")
        made = (self._paragraph(own, line, look, beside, plain=plain, prompt=prompt) for line in lines)
        return "".join(f"<w:p{beside.declared}>{properties}{runs}</w:p>" for properties, runs in made)

    def inline(self, text: str, look: Look, beside: Part, *, plain: bool) -> str:
        """A text within a paragraph, its lines broken."""
        return self._runs(text, look, beside, plain=plain)

    def add(self, cell: Part, text: str) -> Iterator[Edit]:
        """What it takes to put a word after all else in a cell that holds something."""
        last = next((part for part in reversed(cell.parts) if part.name == "w:p" and not part.closed), None)
        if last is not None:
            yield last.close, last.close, _run(text, "", cell.declared).encode()
        else:
            yield self._last_in(cell, f"<w:p{cell.declared}>{_run(text, '', '')}</w:p>")

    def _last_in(self, cell: Part, made: str) -> Edit:
        """Something put behind all else in a cell, which may be empty altogether."""
        return filled_with(cell, self.data, made) if cell.closed else (cell.close, cell.close, made.encode())

    def attribute(self, part: Part, name: str, value: str) -> Iterator[Edit]:
        """What it takes to give an attribute that an element has another value."""
        tag = self.data[part.start : part.inside].decode("utf-8")
        found = re.search(rf"""(?<=[\s:]){name}\s*=\s*("[^"]*"|'[^']*')""", tag)
        if found:
            before = part.start + len(tag[: found.start(1)].encode())
            yield before, before + len(found[1].encode()), quoteattr(value).encode()

    def look_of(self, paragraph: Part | None, *, prompt: bool = False) -> Look:
        """How the words of a paragraph look: as its first run, else as its end; with `prompt`, less what marks one."""
        if paragraph is None:
            return []
        runs = (part.part("w:rPr") for part in paragraph.all() if part.name == "w:r")
        found = next((look for look in runs if look is not None), None)
        own = paragraph.part("w:pPr")
        return self.look(found or (own.part("w:rPr") if own is not None else None), prompt=prompt)

    def look(self, properties: Part | None, *, prompt: bool = False) -> Look:
        """The properties of a run, without what was changed in them and, with `prompt`, what marks it as a prompt."""
        without = (*_NEVER, *(_OF_PROMPTS if prompt else ()))
        return self._slices(properties, without)

    def _written(self, part: Part) -> str:
        return self.data[part.start : part.end].decode("utf-8")

    def _slices(self, part: Part | None, without: Sequence[str] = ()) -> Look:
        """The parts of an element as they are written, by name, without some of them."""
        parts = part.parts if part is not None else []
        return [(one.name, self._written(one)) for one in parts if one.name not in without]

    def _paragraph(
        self, own: Part | None, line: str, look: Look, beside: Part, *, plain: bool, prompt: bool
    ) -> tuple[str, str]:
        """The properties and the runs of one line's paragraph."""
        bullet = line.startswith(BULLETS) and not plain
        own_list = own is not None and own.part("w:numPr") is not None
        listed = bullet and bool(self._styles.bullet) and not own_list
        without = ["w:rPr", "w:sectPr", "w:pPrChange", *(("w:pStyle", "w:numPr", "w:ind") if listed else ())]
        kept = "".join(xml for _, xml in self._slices(own, without))
        style = f"<w:pStyle w:val={quoteattr(self._styles.bullet)}/>" if listed else ""
        end = "".join(xml for _, xml in self.look(own.part("w:rPr") if own else None, prompt=prompt))
        end = f"<w:rPr>{end}</w:rPr>" if end else ""
        inside = f"{style}{kept}{end}"
        runs = self._runs(line[2:] if listed or (bullet and own_list) else line, look, beside, plain=plain)
        return (f"<w:pPr>{inside}</w:pPr>" if inside else ""), runs

    def _runs(self, text: str, look: Look, beside: Part, *, plain: bool) -> str:
        if plain:
            return _run(text, _properties(look), beside.declared)
        return "".join(
            self._linked(piece, look, beside) if is_address else _run(piece, _properties(look), beside.declared)
            for piece, is_address in pieces(text)
        )

    def _linked(self, address: str, look: Look, beside: Part) -> str:
        """An address that can be followed: in the document's own style of links, else underlined in blue."""
        if self._styles.link:
            style = ("w:rStyle", f"<w:rStyle w:val={quoteattr(self._styles.link)}/>")
            look = [style, *(one for one in look if one[0] != "w:rStyle")]
        else:
            look = [one for one in look if one[0] not in ("w:color", "w:u")]
            look = _before(look, ("w:color", '<w:color w:val="0000EE"/>'), _BEHIND_COLOUR)
            look = _before(look, ("w:u", '<w:u w:val="single"/>'), _BEHIND_LINE)
        related = quoteattr(_RELATED_STRICT if beside.space == STRICT else _RELATED)
        named = quoteattr(self._links.name(address))
        run = _run(address, _properties(look), "")
        return f"<w:hyperlink{beside.declared} xmlns:r={related} r:id={named}>{run}</w:hyperlink>"


def _says(part: Part) -> bool:
    """Whether a part of a paragraph says something, rather than mark a place in it."""
    if part.name not in _WORDS or is_hidden(part):
        return False
    return any(one.name == "w:t" and one.text.strip() for one in part.all())


def _before(look: Look, new: tuple[str, str], behind: Sequence[str]) -> Look:
    """A run's properties with one more, in the order that Word wants them in."""
    at = next((place for place, (name, _) in enumerate(look) if name in behind), len(look))
    return [*look[:at], new, *look[at:]]


def _properties(look: Look) -> str:
    inside = "".join(xml for _, xml in look)
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _run(text: str, properties: str, space: str) -> str:
    said = "".join(
        {"\t": "<w:tab/>", "\n": "<w:br/>"}.get(piece)
        or (f'<w:t xml:space="preserve">{escape(_NOT_XML.sub("", piece))}</w:t>' if piece else "")
        for piece in re.split("([\t\n])", text)
    )
    return f"<w:r{space}>{properties}{said}</w:r>" if text else ""
