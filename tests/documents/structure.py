"""What of a written page's accessibility can be proved without a browser: its structure, and its stylesheet's contrast.

`faults_of` names every fault that it finds. A browser with axe-core says more (tests/bench/accessible.py); this says
it of every page in every run of the tests.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

ALONE = frozenset({"meta", "br", "wbr", "img", "link", "input", "hr", "base", "col"})
LANDMARKS = frozenset({"main", "nav", "footer", "header", "aside"})
FORBIDDEN = frozenset({"script", "iframe", "object", "embed", "form", "input", "link", "base", "svg", "font", "center"})
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
HOLDS = {"ul": {"li"}, "dl": {"div"}, "tr": {"th", "td"}, "thead": {"tr"}, "tbody": {"tr"}}
"""What an element may hold and nothing else."""
TEXT_RATIO = 4.5
"""WCAG 2.2, 1.4.3 (AA): text against what is behind it."""
SIGN_RATIO = 3.0
"""WCAG 2.2, 1.4.11 (AA): what shows where the focus is, and the edges of what is to be told apart."""
LINK_COLOURS = ("#0000ee", "#551a8b")
"""What a browser gives a link, and one that was followed, where a page says nothing."""


@dataclass(eq=False)
class Node:
    """An element: its attributes and what is in it, in order."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    parent: Node | None = None
    children: list[Node | str] = field(default_factory=list)

    def all(self, *tags: str) -> Iterator[Node]:
        """Every element of these kinds within it, in the document's order; every kind where none is named."""
        for child in self.children:
            if isinstance(child, Node):
                if not tags or child.tag in tags:
                    yield child
                yield from child.all(*tags)

    @property
    def elements(self) -> list[Node]:
        return [child for child in self.children if isinstance(child, Node)]

    @property
    def text(self) -> str:
        """Its text and that of everything in it, as it is read out."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children).strip()

    def within(self, tags: frozenset[str]) -> bool:
        """Whether it stands in an element of one of these kinds."""
        return self.parent is not None and (self.parent.tag in tags or self.parent.within(tags))

    def get(self, name: str) -> str:
        return self.attributes.get(name) or ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("document")
        self.at = self.root
        self.unclosed: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attrs), self.at)
        self.at.children.append(node)
        if tag not in ALONE:
            self.at = node

    def handle_endtag(self, tag: str) -> None:
        if self.at.tag != tag:
            self.unclosed.append(f"</{tag}> closes <{self.at.tag}>")
        self.at = self.at.parent or self.root

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def faults_of(document: str) -> list[str]:
    """Every fault of a page, in words; empty where there is none."""
    reader = _Reader()
    reader.feed(document)
    reader.close()
    root = reader.root
    found = [*reader.unclosed, *(["something is never closed"] if reader.at is not root else [])]
    for look in (_about, _landmarks, _headings, _tables, _names, _links_and_pictures, _lists, _scripts):
        found += look(root)
    for style in root.all("style"):
        found += contrast_faults(style.text)
    return found


def _about(root: Node) -> Iterator[str]:
    """3.1.1 and 2.4.2: the language and the title; 1.4.4: the page may be made larger."""
    pages = [*root.all("html")]
    if len(pages) != 1 or not re.fullmatch(r"en(-[A-Z]{2})?", pages[0].get("lang")):
        yield "the page's language is not given"
    titles = [*root.all("title")]
    if len(titles) != 1 or not titles[0].text:
        yield "the page has not one title"
    viewport = next((meta.get("content") for meta in root.all("meta") if meta.get("name") == "viewport"), "")
    if "width=device-width" not in viewport or re.search(r"user-scalable\s*=\s*no|maximum-scale", viewport):
        yield "the page cannot be made larger"


def _landmarks(root: Node) -> Iterator[str]:
    """1.3.1 and 2.4.1: one main, and nothing that is read outside a landmark."""
    if len([*root.all("main")]) != 1:
        yield "there is not one main"
    for nav in root.all("nav"):
        if not nav.get("aria-label"):
            yield "a nav has no name"
    for body in root.all("body"):
        for child in body.children:
            if isinstance(child, str) and child.strip():
                yield f"text outside every landmark: {child.strip()[:40]}"
            if isinstance(child, Node) and child.tag not in LANDMARKS and child.text:
                yield f"<{child.tag}> outside every landmark"


def _headings(root: Node) -> Iterator[str]:
    """1.3.1 and 2.4.6: one h1, first of all, none empty, and no level left out on the way down."""
    headings = [*root.all(*HEADINGS)]
    levels = [int(heading.tag[1]) for heading in headings]
    if levels.count(1) != 1 or levels[0] != 1:
        yield "there is not one h1, before every other heading"
    for heading, level, before in zip(headings, levels, [0, *levels], strict=False):
        if not heading.text:
            yield f"an empty {heading.tag}"
        if level > before + 1:
            yield f"{heading.tag} after h{before}: {heading.text[:40]}"


def _tables(root: Node) -> Iterator[str]:
    """1.3.1: every table has a caption, every header its scope, every cell its header; 2.1.1: scrolled by keyboard."""
    for table in root.all("table"):
        captions = [*table.all("caption")]
        named = captions[0].text[:40] if captions else "a table"
        if len(captions) != 1 or not captions[0].text:
            yield f"{named} has not one caption"
        yield from (f"{named}: {fault}" for fault in _cells(table))
        around = table.parent
        if around is None or around.get("role") != "region" or around.get("tabindex") != "0":
            yield f"{named} cannot be scrolled by keyboard"


def _cells(table: Node) -> Iterator[str]:
    head = [*table.all("thead")]
    columns = [cell for row in head for cell in row.all("th", "td")]
    if len(head) != 1 or not columns or any(cell.get("scope") != "col" for cell in columns):
        yield "its first row is not one of column headers"
    for header in table.all("th"):
        if header.get("scope") not in ("col", "row"):
            yield "a header has no scope"
        if header.get("scope") == "col" and not header.text:
            yield "a column has no name"
    for row in (row for body in table.all("tbody") for row in body.all("tr")):
        if len(row.elements) != len(columns):
            yield f"{len(row.elements)} cells under {len(columns)} headers"
        if any(cell.tag == "th" and cell.get("scope") != "row" for cell in row.elements):
            yield "a header in a row that is not the row's"


def _names(root: Node) -> Iterator[str]:
    """4.1.2: ids are unique, what names something else by its id names what is there, and a region has a name."""
    ids = [node.get("id") for node in root.all() if "id" in node.attributes]
    for name, often in Counter(ids).items():
        if often > 1 or not name or re.search(r"\s", name):
            yield f"the id {name!r} stands {often} times"
    for node in root.all():
        for attribute in ("aria-labelledby", "aria-describedby", "headers", "for"):
            for name in node.get(attribute).split():
                if name not in ids:
                    yield f"{attribute} names {name!r}, which is not there"
        if node.tag == "a" and node.get("href").startswith("#") and node.get("href")[1:] not in ids:
            yield f"a link leads to {node.get('href')}, which is not there"
        if node.get("role") == "region" and not (node.get("aria-label") or node.get("aria-labelledby")):
            yield "a region has no name"
        if int(node.get("tabindex") or 0) > 0:
            yield "something is taken out of the order of the keyboard"


def _links_and_pictures(root: Node) -> Iterator[str]:
    """2.4.4: a link says where it leads; 1.1.1: a picture says what it shows, or that it shows nothing."""
    for link in root.all("a"):
        if not link.text or not link.get("href"):
            yield f"a link without {'words' if link.get('href') else 'an address'}"
    for picture in root.all("img"):
        if "alt" not in picture.attributes:
            yield "a picture without its text"


def _lists(root: Node) -> Iterator[str]:
    """1.3.1: lists hold their points and nothing else, and every term its description."""
    for node in root.all(*HOLDS):
        inside = {child.tag for child in node.elements} | {
            "text" for child in node.children if isinstance(child, str) and child.strip()
        }
        if inside - HOLDS[node.tag] or not (node.elements or node.tag == "tbody"):
            yield f"a {node.tag} holds {', '.join(sorted(inside)) or 'nothing'}"
        if node.tag == "dl" and any([one.tag for one in pair.elements] != ["dt", "dd"] for pair in node.elements):
            yield "a dl holds what is no pair of dt and dd"


def _scripts(root: Node) -> Iterator[str]:
    """Nothing runs, nothing is fetched, nothing is asked: the page is what it says."""
    for node in root.all():
        if node.tag in FORBIDDEN:
            yield f"there is a {node.tag}"
        for name, value in node.attributes.items():
            if name.startswith("on") or name == "style":
                yield f"<{node.tag}> has {name}"
            if name in ("href", "src") and re.match(r"\s*(javascript|data|vbscript):", value or "", re.IGNORECASE):
                yield f"<{node.tag}> leads to {(value or '')[:20]}"


# The colours

_COLOUR = r"(#[0-9a-f]{3,6}\b|transparent|none|[a-z]+)"
_DARK = re.compile(r"prefers-color-scheme:\s*dark")


def contrast(one: str, other: str) -> float:
    """The contrast of two colours by WCAG's formula, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """The relative luminance of a colour written as #rgb or #rrggbb."""
    digits = colour.removeprefix("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast_faults(style: str) -> list[str]:
    """Where a stylesheet's colours are too near each other: any text's against any background's, as it is for each
    scheme that it gives colours for; and a page that gives them for one alone must say that it is that one."""
    schemes = {"light": "".join(text for text, dark in _parts(style) if not dark)}
    dark = "".join(text for text, dark in _parts(style) if dark)
    if dark:
        schemes["dark"] = dark
    elif not re.search(r"color-scheme:\s*light\s*[;}]", style):
        return ["nothing says that the page is for light alone, and it has no colours for dark"]
    found = []
    for name, rules in schemes.items():
        texts = _colours(rules, "color")
        backs = _colours(rules, "background") | _colours(rules, "background-color")
        if not texts or not backs:
            found.append(f"{name}: no colour of the text, or none behind it")
        links = set() if re.search(r"\ba\b[^{}]*\{[^}]*\bcolor:", rules) else set(LINK_COLOURS)
        found += _too_near(name, texts | links, backs, TEXT_RATIO)
        found += _too_near(name, _colours(rules, "outline"), backs, SIGN_RATIO)
    return found


def _parts(style: str) -> Iterator[tuple[str, bool]]:
    """The stylesheet in pieces, each with whether it is for a dark screen alone."""
    place = 0
    for found in re.finditer(r"@media([^{]*)\{", style):
        depth, end = 1, found.end()
        while depth and end < len(style):
            depth += {"{": 1, "}": -1}.get(style[end], 0)
            end += 1
        if _DARK.search(found[1]):
            yield style[place : found.start()], False
            yield style[found.end() : end - 1], True
            place = end
    yield style[place:], False


def _colours(rules: str, name: str) -> set[str]:
    """Every colour that a property is given; a property that takes more than a colour has it anywhere."""
    found: set[str] = set()
    for value in re.findall(rf"(?<![\w-]){name}:([^;}}]*)", rules):
        found |= {colour for colour in re.findall(_COLOUR, value, re.IGNORECASE) if colour.startswith("#")}
    return found


def _too_near(scheme: str, fronts: set[str], backs: set[str], least: float) -> Iterator[str]:
    for front in sorted(fronts):
        for back in sorted(backs):
            if contrast(front, back) < least:
                yield f"{scheme}: {front} on {back} is {contrast(front, back):.2f} to 1, and wants {least}"
