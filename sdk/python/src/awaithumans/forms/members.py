"""The members of a class, whatever kind of class it is."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import AliasChoices, BaseModel, RootModel
from pydantic.fields import FieldInfo
from typing_extensions import (
    NotRequired,
    ReadOnly,
    Required,
    get_type_hints,
    is_typeddict,
)


@dataclass(frozen=True)
class Member:
    """One member of a model, a dataclass or a TypedDict."""

    key: str
    """As it is called in JSON."""
    annotation: Any
    """Without `Annotated`, `Required` and the like around it."""
    metadata: tuple[Any, ...]
    required: bool


def is_record(cls: Any) -> bool:
    """Whether it is a class with members of its own: a model, a dataclass or a TypedDict. A root model is its only member."""
    if not isinstance(cls, type) or issubclass(cls, RootModel):
        return False
    return issubclass(cls, BaseModel) or dataclasses.is_dataclass(cls) or is_typeddict(cls)


def members_of(cls: Any) -> Iterator[Member]:
    """The members, in their order."""
    if issubclass(cls, BaseModel):
        yield from (_of_field(name, field) for name, field in cls.model_fields.items())
        return
    if "__pydantic_fields__" in cls.__dict__:
        yield from (_of_field(name, field) for name, field in cls.__pydantic_fields__.items())
        return
    hints = get_type_hints(cls, include_extras=True)
    if is_typeddict(cls):
        yield from (_of_hint(name, hint, name in cls.__required_keys__) for name, hint in hints.items())
        return
    for field in dataclasses.fields(cls):
        has_default = field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING
        if field.init:
            yield _of_hint(field.name, hints[field.name], not has_default)


def _of_field(name: str, field: FieldInfo) -> Member:
    alias = field.validation_alias if field.validation_alias is not None else field.alias
    if isinstance(alias, AliasChoices):
        alias = alias.choices[0]
    key = alias if isinstance(alias, str) else name
    annotation, metadata = unwrap(field.annotation)
    return Member(key, annotation, (*field.metadata, *metadata), field.is_required())


def _of_hint(name: str, hint: Any, required: bool) -> Member:
    annotation, metadata = unwrap(hint)
    # Said in a text (`from __future__ import annotations`), it is only known now.
    outermost = get_origin(get_args(hint)[0] if get_origin(hint) is Annotated else hint)
    return Member(name, annotation, metadata, {Required: True, NotRequired: False}.get(outermost, required))


def unwrap(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """The type itself, without `Annotated`, `Required` and `Optional`, and the metadata of all of them, outermost first."""
    metadata: list[Any] = []
    while True:
        origin = get_origin(annotation)
        if origin is Annotated:
            metadata += annotation.__metadata__
            annotation = get_args(annotation)[0]
        elif origin in (Required, NotRequired, ReadOnly):
            annotation = get_args(annotation)[0]
        elif origin in (Union, types.UnionType):
            rest = [part for part in get_args(annotation) if part is not type(None)]
            if len(rest) != 1:
                return annotation, tuple(metadata)
            annotation = rest[0]
        else:
            return annotation, tuple(metadata)
