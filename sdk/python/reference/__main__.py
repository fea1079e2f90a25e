"""`python -m reference` prints what the public modules of this package offer, as JSON.

For `npm run docs:reference`, which writes it down as Markdown. The shape is `Page[]` of scripts/reference/model.ts.
"""

from __future__ import annotations

import json
import sys

import griffe

from reference.entries import entry_of, group_of
from reference.names import described, exports_of, package, text_of
from reference.rows import JsonObject

PAGES = {
    "awaithumans": "python.md",
    "awaithumans.forms": "python-forms.md",
    "awaithumans.testing": "python-testing.md",
    "awaithumans.verifiers": "python-verifiers.md",
    "awaithumans.webhooks": "python-webhooks.md",
}
"""The public modules, each with its page. What two of them have is described by the first."""

GROUPS = ("Functions", "Classes", "Types", "Errors", "Values")


def module_of(name: str) -> griffe.Module:
    """One of this package, by its whole name."""
    return package if name == package.name else package.modules[name.removeprefix(f"{package.name}.")]


def main() -> None:
    """Prints all pages."""
    exported = {module: list(exports_of(module_of(module))) for module in PAGES}
    described.update(each.path for all_of_one in exported.values() for each in all_of_one)
    pages: list[JsonObject] = []
    seen: set[str] = set()
    for module, found in exported.items():
        own = [each for each in found if each.path not in seen]
        seen |= {each.path for each in own}
        groups = [{"title": title, "entries": [entry_of(each) for each in own if group_of(each) == title]} for title in GROUPS]
        pages.append(
            {
                "file": PAGES[module],
                "module": module,
                "language": "python",
                "text": text_of(module_of(module)),
                "groups": [group for group in groups if group["entries"]],
                "elsewhere": [each.name for each in found if each not in own],
            }
        )
    json.dump(pages, sys.stdout)


if __name__ == "__main__":
    main()
