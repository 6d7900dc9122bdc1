"""The package that a filled form is: which part holds its text, its styles, its links, and writing it anew."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hoctui.documents import form_docx_lists as lists
from hoctui.documents.archive import Archive
from hoctui.documents.form_fill_xml import Links, edited, parse
from hoctui.documents.form_xml import Budget, Node, read_xml


def main_part(archive: Archive, file: str) -> str:
    """The name of the part that holds the text: mostly word/document.xml."""
    given = ("Type", "Target")
    tree = read_xml(archive.read("_rels/.rels"), Budget(file), wanted=("Relationship",), given=given)
    found = (
        node.given.get("Target", "").lstrip("/")
        for node in tree.parts
        if node.given.get("Type", "").endswith("/officeDocument")
    )
    return next((name for name in found if name in archive), "word/document.xml")


def styles(archive: Archive, folder: str, file: str) -> dict[str, str]:
    """The styles that the document has for a line with a bullet, and for a link; empty where it has none."""
    numbering, styles = (
        read_xml(archive.read(f"{folder}/{part}.xml"), Budget(file), wanted=lists.WANTED, given=lists.GIVEN)
        for part in ("numbering", "styles")
    )
    counted = lists.Lists(numbering, styles)
    found = {"bullet": "", "link": ""}
    for style in styles.all("w:style"):
        name, kind = style.given.get("w:styleId", ""), style.given.get("w:type", "")
        called = counted.style_name(name)
        properties = Node("w:pPr", {}, parts=[Node("w:pStyle", {"w:val": name})])
        if called == "list bullet" and kind == "paragraph" and counted.sign(properties).startswith("•"):
            found["bullet"] = name
        elif called == "hyperlink" and kind == "character":
            found["link"] = name
    return found


def with_links(related: bytes, links: Links, *, strict: bool, file: str) -> bytes:
    """The document's relationships with those of the new links."""
    new = links.written(strict=strict).encode()
    if not related:
        space = b'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
        return b'<?xml version="1.0" encoding="UTF-8"?>\n<Relationships ' + space + b">" + new + b"</Relationships>"
    root = parse(related, file)
    if root.close < root.end:
        return edited(related, [(root.close, root.close, new)])
    tag = related[root.start : root.end].rstrip(b"/>")
    return edited(related, [(root.start, root.end, tag + b">" + new + b"</" + tag[1:].split()[0] + b">")])


def packed(data: bytes, changed: Mapping[str, bytes]) -> bytes:
    """The file with some of its members changed or added, every other as it was and where it was."""
    left = {name.casefold(): (name, content) for name, content in changed.items()}
    out = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w") as after:
        for info in before.infolist():
            _, content = left.pop(info.filename.casefold(), ("", before.read(info)))
            after.writestr(info, content)
        for name, content in left.values():
            after.writestr(ZipInfo(name), content, compress_type=ZIP_DEFLATED)
    return out.getvalue()
