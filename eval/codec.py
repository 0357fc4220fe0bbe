"""Frozen dataclasses to JSON values and back, so that a saved run holds whole answers."""

from __future__ import annotations

import types
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import assistant.types
import corpus.types
import index.types

T = TypeVar("T")

# A types module may import another for type checking alone: then its hints name what it does not hold.
_NAMES = {**vars(corpus.types), **vars(index.types), **vars(assistant.types)}


def encode(value: Any) -> Any:
    """`value` as JSON holds it: dataclasses as objects, tuples as lists."""
    if is_dataclass(value):
        return {f.name: encode(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    return value


def decode(kind: type[T], value: Any) -> T:
    """What `encode` made JSON of, as `kind`. Fields that `kind` no longer has are left out, so that
    runs saved by an older version can still be read.

    Raises:
        TypeError: a field without a default is missing.
    """
    made: T = _decode(kind, value)
    return made


def _decode(kind: Any, value: Any) -> Any:
    origin, args = get_origin(kind), get_args(kind)
    if value is None:
        return None
    if origin in (Union, types.UnionType):
        return _decode(next(a for a in args if a is not types.NoneType), value)
    if origin is tuple:
        each = [args[0]] * len(value) if args[-1] is Ellipsis else args
        return tuple(_decode(k, v) for k, v in zip(each, value, strict=True))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind, localns=_NAMES)
        names = (f.name for f in fields(kind) if f.name in value)
        return kind(**{name: _decode(hints[name], value[name]) for name in names})
    return float(value) if kind is float else value
