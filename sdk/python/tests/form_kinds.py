"""One field of every kind, and what it is on the wire."""

from __future__ import annotations

from typing import Any

from awaithumans import forms

BASE = {"name": "", "label": None, "hint": None, "required": True}
SHOWN = {**BASE, "required": False}
OPTIONS = [{"value": "a", "label": "Aye", "hint": None}, {"value": "b", "label": "b", "hint": None}]
PLAIN = {"placeholder": None, "min_length": None, "max_length": None, "pattern": None, "currency_code": None}

KINDS: list[tuple[forms.FormFieldBase, dict[str, Any]]] = [
    (forms.display_text("Read **this**", markdown=True), {"kind": "display_text", **SHOWN, "text": "Read **this**", "markdown": True}),
    (forms.short_text(), {"kind": "short_text", **BASE, "subtype": "plain", **PLAIN}),
    (
        forms.short_text(label="L", hint="H", min_length=1, max_length=9, pattern="a+"),
        {
            "kind": "short_text",
            **BASE,
            "label": "L",
            "hint": "H",
            "subtype": "plain",
            **PLAIN,
            "min_length": 1,
            "max_length": 9,
            "pattern": "a+",
        },
    ),
    (forms.email(), {"kind": "short_text", **BASE, "subtype": "email", **PLAIN}),
    (forms.url(), {"kind": "short_text", **BASE, "subtype": "url", **PLAIN}),
    (forms.phone(), {"kind": "short_text", **BASE, "subtype": "phone", **PLAIN}),
    (forms.number(minimum=1, integer=True), {"kind": "short_text", **BASE, "subtype": "number", **PLAIN, "integer": True, "minimum": 1}),
    (forms.currency(currency_code="EUR"), {"kind": "short_text", **BASE, "subtype": "currency", **PLAIN, "currency_code": "EUR"}),
    (forms.password(min_length=8), {"kind": "short_text", **BASE, "subtype": "password", **PLAIN, "min_length": 8}),
    (
        forms.long_text(rows=9),
        {"kind": "long_text", **BASE, "placeholder": None, "min_length": None, "max_length": None, "rows": 9},
    ),
    (forms.rich_text(max_length=5), {"kind": "rich_text", **BASE, "placeholder": None, "max_length": 5}),
    (forms.switch(true_label="Pay"), {"kind": "switch", **BASE, "true_label": "Pay", "false_label": "No", "default": None}),
    (
        forms.single_select(options=[("a", "Aye"), "b"], default="b"),
        {"kind": "single_select", **BASE, "options": OPTIONS, "default": "b"},
    ),
    (
        forms.multi_select(options=[forms.SelectOption(value="a", label="Aye"), "b"], min_count=1),
        {"kind": "multi_select", **BASE, "options": OPTIONS, "default": [], "min_count": 1, "max_count": None},
    ),
    (
        forms.picture_choice(options=[{"value": "a", "label": "A", "image_url": "u"}], multiple=True),
        {
            "kind": "picture_choice",
            **BASE,
            "options": [{"value": "a", "label": "A", "image_url": "u", "hint": None}],
            "multiple": True,
            "default": [],
        },
    ),
    (
        forms.slider(max=10, suffix="%"),
        {"kind": "slider", **BASE, "min": 0, "max": 10, "step": 1, "default": None, "prefix": None, "suffix": "%"},
    ),
    (forms.star_rating(), {"kind": "star_rating", **BASE, "max": 5, "default": None}),
    (
        forms.opinion_scale(min_label="bad"),
        {"kind": "opinion_scale", **BASE, "min": 1, "max": 10, "min_label": "bad", "max_label": None, "default": None},
    ),
    (forms.ranking(options=[("a", "Aye"), "b"]), {"kind": "ranking", **BASE, "options": OPTIONS}),
    (forms.date_picker(min_date="2026-01-01"), {"kind": "date", **BASE, "min_date": "2026-01-01", "max_date": None, "default": None}),
    (
        forms.datetime_picker(timezone="UTC"),
        {"kind": "datetime", **BASE, "min_datetime": None, "max_datetime": None, "timezone": "UTC", "default": None},
    ),
    (
        forms.date_range(max_days=3),
        {"kind": "date_range", **BASE, "min_date": None, "max_date": None, "min_days": None, "max_days": 3},
    ),
    (forms.time_picker(), {"kind": "time", **BASE, "min_time": None, "max_time": None, "step_minutes": 15, "default": None}),
    (
        forms.file_upload(accept=[".pdf"], multiple=True),
        {
            "kind": "file_upload",
            **BASE,
            "accept": [".pdf"],
            "max_size_bytes": None,
            "multiple": True,
            "min_count": None,
            "max_count": None,
        },
    ),
    (forms.signature(), {"kind": "signature", **BASE, "format": "png"}),
    (forms.image("u", alt="A"), {"kind": "image", **SHOWN, "url": "u", "alt": "A", "width": None, "height": None}),
    (
        forms.image("u", page_index=0, page_count=2),
        {"kind": "image", **SHOWN, "url": "u", "alt": None, "width": None, "height": None, "page_index": 0, "page_count": 2},
    ),
    (forms.video("u"), {"kind": "video", **SHOWN, "url": "u", "poster_url": None, "autoplay": False}),
    (forms.pdf_viewer("u", height=480), {"kind": "pdf_viewer", **SHOWN, "url": "u", "height": 480}),
    (forms.html("<b>x</b>"), {"kind": "html", **SHOWN, "html": "<b>x</b>"}),
    (forms.section("T", subtitle="S"), {"kind": "section", **SHOWN, "title": "T", "subtitle": "S"}),
    (forms.divider(), {"kind": "divider", **SHOWN}),
    (
        forms.section_collapse("T", {"x": forms.switch()}),
        {
            "kind": "section_collapse",
            **SHOWN,
            "title": "T",
            "subtitle": None,
            "fields": [{**BASE, "kind": "switch", "name": "x", "label": "X", "true_label": "Yes", "false_label": "No", "default": None}],
            "default_open": True,
        },
    ),
    (
        forms.table(columns=[{"name": "n", "label": "N", "kind": "single_select", "options": ["b"]}], max_rows=3),
        {
            "kind": "table",
            **BASE,
            "columns": [
                {
                    "name": "n",
                    "label": "N",
                    "kind": "single_select",
                    "required": True,
                    "placeholder": None,
                    "options": [OPTIONS[1]],
                    "currency_code": None,
                    "min_value": None,
                    "max_value": None,
                    "default": None,
                }
            ],
            "min_rows": None,
            "max_rows": 3,
            "initial_rows": 1,
            "allow_add_row": True,
            "allow_remove_row": True,
        },
    ),
    (
        forms.subform(fields=[forms.divider()]),
        {
            "kind": "subform",
            **BASE,
            "fields": [{**SHOWN, "kind": "divider"}],
            "min_count": None,
            "max_count": None,
            "initial_count": 1,
            "add_label": "Add",
            "remove_label": "Remove",
        },
    ),
    (forms.object_group(), {"kind": "object_group", **BASE, "fields": []}),
    (forms.repeatable_group(min_items=1), {"kind": "repeatable_group", **BASE, "item_fields": [], "min_items": 1, "max_items": None}),
]
