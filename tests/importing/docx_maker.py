"""Writes Word files for tests, straight as XML, so that a test can put anything into them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STYLES = f"""<w:styles {SPACES}>
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:rPr><w:sz w:val="56"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/>
<w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Box"><w:name w:val="Our heading"/><w:basedOn w:val="Heading2"/></w:style>
<w:style w:type="paragraph" w:styleId="Bullet"><w:name w:val="List Bullet"/>
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>
</w:styles>"""
_NUMBERING = f"""<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0">
<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#61623;"/><w:pPr><w:ind w:left="720"/></w:pPr></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/><w:pPr><w:ind w:left="1440"/></w:pPr></w:lvl>
</w:abstractNum><w:abstractNum w:abstractNumId="1">
<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720"/></w:pPr></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
</w:numbering>"""


_WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="{_WML}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WML}.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"),
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("header1", "header"),
            ("footer1", "footer"),
        )
    )
    + "</Types>"
)
_PLACE = (
    '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    '<wp:extent cx="5600000" cy="2600000"/><wp:wrapTopAndBottom/>'
)
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def run(text: str, look: str = "") -> str:
    """A run of letters; ``look`` is the XML of its properties. A line break in the text is one in the document."""
    pieces = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\n"))
    return f"<w:r><w:rPr>{look}</w:rPr>{pieces}</w:r>"


def paragraph(*runs: str, style: str = "", level: int | None = None, numbered: bool = False, more: str = "") -> str:
    """A paragraph of runs; with a level it is an entry of a list."""
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{2 if numbered else 1}"/></w:numPr>'
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + (listed if level is not None else "") + more
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def text(words: str, **options: object) -> str:
    """A paragraph of plain words."""
    return paragraph(run(words), **options)  # type: ignore[arg-type]


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table; each cell is the XML of its paragraphs."""
    body = "".join(f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/>{body}</w:tbl>"


def box(content: str, *, fill: str = "", alt: str = "") -> str:
    """A paragraph that holds nothing but a text box, with the older way of writing it beside the newer."""
    filling = f'<a:solidFill><a:srgbClr val="{fill}"/></a:solidFill>' if fill else "<a:noFill/>"
    inner = f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>"
    size = '<a:xfrm><a:off x="0" y="0"/><a:ext cx="5600000" cy="2600000"/></a:xfrm><a:prstGeom prst="rect"/>'
    shape = f"<wps:wsp><wps:cNvSpPr txBox='1'/><wps:spPr>{size}{filling}</wps:spPr>{inner}<wps:bodyPr/></wps:wsp>"
    drawing = (
        '<w:drawing><wp:anchor behindDoc="0" simplePos="0" relativeHeight="1" locked="0" layoutInCell="1"'
        f' allowOverlap="1">{_PLACE}<wp:docPr id="1" name="Box" descr="{escape(alt)}"/>'
        f'<a:graphic><a:graphicData uri="{_SHAPE}">{shape}</a:graphicData></a:graphic></wp:anchor></w:drawing>'
    )
    older = f"<w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
    return (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">'
        f"{drawing}</mc:Choice><mc:Fallback>{older}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )


def make_docx(
    body: str,
    *,
    header: str = "",
    footer: str = "",
    columns: int = 1,
    parts: dict[str, str] | None = None,
    relations: str = "",
) -> bytes:
    """A Word file with this body; ``parts`` are further files in it, ``relations`` further ones of the document."""
    section = f'<w:sectPr><w:cols w:num="{columns}"/></w:sectPr>'
    rels = f'<Relationship Id="rId1" Type="{_REL}/styles" Target="styles.xml"/>'
    rels += f'<Relationship Id="rId2" Type="{_REL}/numbering" Target="numbering.xml"/>'
    files = {
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}{section}</w:body></w:document>",
        "word/styles.xml": _STYLES,
        "word/numbering.xml": _NUMBERING,
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relations(f'<Relationship Id="rId1" Type="{_REL}/officeDocument" Target="word/document.xml"/>'),
    }
    for name, content in (("header", header), ("footer", footer)):
        if content:
            rels += f'<Relationship Id="{name}" Type="{_REL}/{name}" Target="{name}1.xml"/>'
            tag = {"header": "w:hdr", "footer": "w:ftr"}[name]
            files[f"word/{name}1.xml"] = f"<{tag} {SPACES}>{content}</{tag}>"
    files["word/_rels/document.xml.rels"] = _relations(rels + relations)
    return pack({**files, **(parts or {})})


def _relations(content: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{content}</Relationships>'
    )


def pack(files: dict[str, str]) -> bytes:
    """A zip file of these texts."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()
