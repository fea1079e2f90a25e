"""Fields that show something and take nothing."""

from __future__ import annotations

from typing import ClassVar, Literal

from awaithumans.forms.base import DisplayFieldBase


class DisplayText(DisplayFieldBase, frozen=True):
    """A text."""

    kind: Literal["display_text"] = "display_text"
    text: str
    """What is read."""
    markdown: bool = False
    """Whether it is Markdown; else it is plain text."""


class Image(DisplayFieldBase, frozen=True):
    """A picture. With page numbers, pictures of pages are shown page by page."""

    additions: ClassVar[frozenset[str]] = frozenset({"page_index", "fragment_in_page", "page_count", "fragments_per_page"})

    kind: Literal["image"] = "image"
    url: str
    """One that the person's browser can load, or a data URL."""
    alt: str | None = None
    """Says it in words, for whoever cannot see it."""
    width: int | None = None
    """Pixels."""
    height: int | None = None
    """Pixels."""
    page_index: int | None = None
    """Which page it belongs to, from 0."""
    fragment_in_page: int | None = None
    """Which part of the page it is, from 0."""
    page_count: int | None = None
    """Pages of the document."""
    fragments_per_page: int | None = None
    """Parts that each page has."""


class Video(DisplayFieldBase, frozen=True):
    """A film."""

    kind: Literal["video"] = "video"
    url: str
    """One that the person's browser can load."""
    poster_url: str | None = None
    """The picture that stands there until it plays."""
    autoplay: bool = False
    """Whether it plays at once, without sound."""


class PdfViewer(DisplayFieldBase, frozen=True):
    """A PDF."""

    kind: Literal["pdf_viewer"] = "pdf_viewer"
    url: str
    """One that the person's browser can load."""
    height: int | None = None
    """Pixels."""


class HtmlBlock(DisplayFieldBase, frozen=True):
    """HTML, shown in a sandbox without scripts."""

    kind: Literal["html"] = "html"
    html: str
    """The source."""


def display_text(text: str, *, label: str | None = None, markdown: bool = False) -> DisplayText:
    """A text, or with `markdown=True` Markdown."""
    return DisplayText(text=text, label=label, markdown=markdown)


def image(
    url: str,
    *,
    label: str | None = None,
    alt: str | None = None,
    width: int | None = None,
    height: int | None = None,
    page_index: int | None = None,
    fragment_in_page: int | None = None,
    page_count: int | None = None,
    fragments_per_page: int | None = None,
) -> Image:
    """A picture."""
    return Image(
        url=url,
        label=label,
        alt=alt,
        width=width,
        height=height,
        page_index=page_index,
        fragment_in_page=fragment_in_page,
        page_count=page_count,
        fragments_per_page=fragments_per_page,
    )


def video(url: str, *, label: str | None = None, poster_url: str | None = None, autoplay: bool = False) -> Video:
    """A film."""
    return Video(url=url, label=label, poster_url=poster_url, autoplay=autoplay)


def pdf_viewer(url: str, *, label: str | None = None, height: int | None = None) -> PdfViewer:
    """A PDF, `height` pixels high."""
    return PdfViewer(url=url, label=label, height=height)


def html(raw: str, *, label: str | None = None) -> HtmlBlock:
    """HTML, shown in a sandbox without scripts."""
    return HtmlBlock(html=raw, label=label)
