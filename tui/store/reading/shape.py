"""What a meeting file can hold, read off the types of the model."""

import types
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from typing import Annotated, Literal, TypeGuard, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta, Struct

_BUILTIN = (date, time, datetime)
_NUMBERS = range(-(2**63), 2**63)


class Shape(Struct, frozen=True):
    """What one value should be.

    Attributes:
        base: The type in the model, without limits, descriptions and None; `tuple` for a list,
            `Mapping` for a table with free keys, `str` for one of some words.
        annotation: The type as the model writes it, for `convert`.
        least: The least number allowed, or None.
        most: The greatest number allowed, or None.
        choices: The words allowed; none where any text is.
        part: The shape of each value of a list, or of a table with free keys; else None.
    """

    base: object
    annotation: object
    least: int | float | None = None
    most: int | float | None = None
    choices: tuple[str, ...] = ()
    part: "Shape | None" = None

    @property
    def struct(self) -> type[Struct] | None:
        """The struct of the table, or of each table of the list, that this is; else None."""
        if self.part is not None:
            return self.part.struct
        return self.base if _is_struct(self.base) else None


class Field(Struct, frozen=True):
    """A key that a table can have: the key, the attribute of the struct, and what it holds."""

    key: str
    name: str
    shape: Shape
    required: bool


@cache
def fields_of(struct: type[Struct]) -> Mapping[str, Field]:
    """The keys that a table can have, by key, in the order of the model."""
    hints = get_type_hints(struct, include_extras=True)
    return {
        field.encode_name: Field(
            field.encode_name, field.name, shape_of(hints[field.name]), field.required
        )
        for field in msgspec.structs.fields(struct)
    }


def shape_of(annotation: object) -> Shape:
    """What a type of the model stands for."""
    return msgspec.structs.replace(_shape(annotation), annotation=annotation)


def _shape(annotation: object) -> Shape:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        shape = _shape(parts[0])
        for note in parts[1:]:
            if isinstance(note, Meta):
                least = shape.least if note.ge is None else note.ge
                most = shape.most if note.le is None else note.le
                shape = msgspec.structs.replace(shape, least=least, most=most)
        return shape
    if origin in {Union, types.UnionType}:
        shapes = [_shape(part) for part in parts if part is not types.NoneType]
        if [shape.base for shape in shapes] == [datetime, date]:
            return Shape(datetime | date, annotation)
        choices = tuple(choice for shape in shapes for choice in shape.choices)
        return msgspec.structs.replace(shapes[0], choices=choices)
    if origin is Literal:
        # An empty text is as good as none, but not what one would propose.
        return Shape(str, annotation, choices=tuple(filter(None, parts)))
    if origin is tuple:
        return Shape(tuple, annotation, part=shape_of(parts[0]))
    if origin is Mapping:
        return Shape(Mapping, annotation, part=shape_of(parts[1]))
    return Shape(annotation, annotation)


def _is_struct(annotation: object) -> TypeGuard[type[Struct]]:
    return isinstance(annotation, type) and issubclass(annotation, Struct)


def convert(value: object, annotation: object) -> object:
    """A value that tomllib has read as the model has it.

    Raises:
        msgspec.ValidationError: It is not of that type.
    """
    if isinstance(value, int) and not is_number(value):
        raise msgspec.ValidationError
    return msgspec.convert(value, annotation, builtin_types=_BUILTIN, strict=True)


def is_number(value: int) -> bool:
    """Whether a number is within the 64 bits that TOML has for one; Python reads longer ones."""
    return value in _NUMBERS
