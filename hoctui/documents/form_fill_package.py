"""The package that a filled form is: which part holds its text, its styles, its links, and writing it anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from hoctui.documents import form_docx_lists as lists
from hoctui.documents.archive import Archive
from hoctui.documents.form_fill_writer import Links, Styles
from hoctui.documents.form_fill_xml import edited, parse
from hoctui.documents.form_xml import Budget, Node, read_xml

_ENDINGS = {"macroEnabledTemplate": ".dotm", "macroEnabled": ".docm", "template.main": ".dotx"}
_ON = ("1", "true", "on")
_PROTECTED = {
    "forms": "The form is protected, so that Word lets only its own fields be changed, and was left so. What stands in"
    " its other cells can be changed in Word once the protection is taken off.",
    "readOnly": "The form is protected against changes in Word, and was left so. To go on with it there, take the"
    " protection off.",
    "comments": "The form is protected, so that Word lets only comments be added, and was left so.",
    "trackedChanges": "The form is protected, so that Word marks every change; what was filled in is not marked.",
}
"""What is said of a form that is protected, by what may still be done with it."""


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


def ending(archive: Archive, main: str, file: str) -> str:
    """The ending that Word wants of a file of this kind: a document, a template, either of them with macros."""
    types = read_xml(
        archive.read("[Content_Types].xml"), Budget(file), wanted=("Override",), given=("PartName", "ContentType")
    )
    kind = next(
        (one.given.get("ContentType", "") for one in types.parts if one.given.get("PartName") == f"/{main}"), ""
    )
    return next((ending for sign, ending in _ENDINGS.items() if sign in kind), ".docx")


def styles(archive: Archive, folder: str, file: str) -> Styles:
    """The styles that the document has for a line with a bullet, and for a link; empty where it has none."""
    numbering, styles = (
        read_xml(archive.read(f"{folder}/{part}.xml"), Budget(file), wanted=lists.WANTED, given=lists.GIVEN)
        for part in ("numbering", "styles")
    )
    counted = lists.Lists(numbering, styles)
    bullet = link = ""
    for style in styles.all("w:style"):
        name, kind = style.given.get("w:styleId", ""), style.given.get("w:type", "")
        called = counted.style_name(name)
        properties = Node("w:pPr", {}, parts=[Node("w:pStyle", {"w:val": name})])
        if called == "list bullet" and kind == "paragraph" and counted.sign(properties).startswith("•"):
            bullet = name
        elif called == "hyperlink" and kind == "character":
            link = name
    return Styles(bullet, link)


def remarks(archive: Archive, folder: str, file: str) -> Iterator[str]:
    """What a person must know who goes on with the form in Word: that it is protected, signed, or records changes."""
    settings = read_xml(
        archive.read(f"{folder}/settings.xml"),
        Budget(file),
        wanted=("w:settings", "w:documentProtection", "w:trackRevisions"),
        given=("w:edit", "w:enforcement", "w:val"),
    ).part("w:settings")
    protection = settings.part("w:documentProtection") if settings is not None else None
    if protection is not None and protection.given.get("w:enforcement", "0") in _ON:
        yield _PROTECTED.get(protection.given.get("w:edit", ""), _PROTECTED["readOnly"])
    if settings is not None and settings.on("w:trackRevisions"):
        yield "The form keeps track of changes; what was filled in is not marked as one."
    if any(name.startswith("_xmlsignatures/") for name in archive.names):
        yield "The form was signed digitally; its signature no longer holds, now that it is filled in."


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
