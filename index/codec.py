"""Frozen dataclasses to JSON and back, by their own field types: no pickle, no schema beside the types.

Handles what the value types are made of: dataclasses, `tuple[X, ...]` and `tuple[X, Y]`, `X | None`,
`Literal` and unions of it, `str`, `int`, `float`, `bool`, `date` and `datetime`. Anything else is
refused when the decoder is made.

Reading is strict by default: what was written by another version is not taken for ours. What outlives
the version that wrote it (a saved run, a conversation) is read `lenient`ly: fields that the type no
longer has are left out, and fields it has gained take their defaults.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Set
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Decoder = Callable[[Any], Any]


def dumps(value: object, *, indent: int | None = None) -> str:
    """`value` as JSON text: a dataclass becomes an object, a tuple a list, a date its ISO form."""
    return json.dumps(plain(value), ensure_ascii=False, indent=indent)


def loads(kind: type[T], text: str, *, lenient: bool = False) -> T:
    """The value of type `kind` that `dumps` wrote.

    Raises:
        ValueError: `text` is no JSON, or a field is missing, unknown, or of the wrong type.
    """
    return made(kind, json.loads(text), lenient=lenient)


def made(kind: type[T], data: object, *, lenient: bool = False) -> T:
    """The value of type `kind` that `plain` took apart.

    Raises:
        ValueError: a field is missing, unknown, or of the wrong type.
    """
    decode: Decoder = decoder(cast("Hashable", kind), lenient=lenient)
    value: T = decode(data)
    return value


def plain(value: object) -> Any:
    """`value` as the objects, lists and scalars that JSON knows."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def decoder(kind: Any, *, lenient: bool = False) -> Decoder:
    """A function that turns parsed JSON into a value of type `kind`.

    Raises:
        TypeError: `kind` is not one of the types named at the top of this module.
    """
    origin, arguments = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _dataclass_decoder(kind, lenient)
    if origin is tuple:
        return _tuple_decoder(arguments, lenient)
    if origin in (Union, UnionType):
        return _union_decoder(arguments, lenient)
    if origin is Literal:
        return _literal_decoder(arguments)
    if kind not in _SIMPLE:
        raise TypeError(f"no JSON form is defined for {kind!r}")
    return _SIMPLE[kind]


def _dataclass_decoder(kind: Any, lenient: bool) -> Decoder:
    hints = get_type_hints(kind)
    names = set(_names(kind))
    needed = {one.name for one in fields(kind) if not (lenient and _has_default(one))}
    parts = [(name, decoder(hints[name], lenient=lenient)) for name in _names(kind)]

    def fits(found: Set[str]) -> bool:
        return needed <= found and (lenient or found <= names)

    def decode(data: Any) -> Any:
        if not isinstance(data, dict) or not fits(data.keys()):
            raise ValueError(f"expected an object with the fields of {kind.__name__}")
        return kind(**{name: part(data[name]) for name, part in parts if name in data})

    return decode


def _has_default(field: Field[Any]) -> bool:
    return field.default is not MISSING or field.default_factory is not MISSING


def _tuple_decoder(arguments: tuple[Any, ...], lenient: bool) -> Decoder:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = decoder(arguments[0], lenient=lenient)
        return lambda data: tuple([item(value) for value in _list(data)])
    items = [decoder(argument, lenient=lenient) for argument in arguments]
    return lambda data: tuple([item(value) for item, value in zip(items, _list(data), strict=True)])


def _union_decoder(arguments: tuple[Any, ...], lenient: bool) -> Decoder:
    if all(get_origin(argument) is Literal for argument in arguments):
        return _literal_decoder(tuple(value for one in arguments for value in get_args(one)))
    inner = [argument for argument in arguments if argument is not NoneType]
    if len(inner) != 1 or len(arguments) != 2:
        raise TypeError(f"a union must be of Literals, or of one type and None, not {arguments!r}")
    present = decoder(inner[0], lenient=lenient)
    return lambda data: None if data is None else present(data)


def _literal_decoder(allowed: tuple[Any, ...]) -> Decoder:
    def decode(data: Any) -> Any:
        if data not in allowed:
            raise ValueError(f"{data!r} is none of {allowed}")
        return data

    return decode


def _exact_decoder(kind: type) -> Decoder:
    def decode(data: Any) -> Any:
        if type(data) is not kind:
            raise ValueError(f"expected {kind.__name__}, found {data!r}")
        return data

    return decode


def _float(data: Any) -> float:
    if type(data) not in (int, float):
        raise ValueError(f"expected a number, found {data!r}")
    return float(data)


def _list(data: Any) -> list[Any]:
    if not isinstance(data, list):
        raise ValueError(f"expected a list, found {data!r}")
    return data


_SIMPLE: dict[Any, Decoder] = {
    str: _exact_decoder(str),
    int: _exact_decoder(int),
    bool: _exact_decoder(bool),
    float: _float,
    date: lambda data: date.fromisoformat(_SIMPLE[str](data)),
    datetime: lambda data: datetime.fromisoformat(_SIMPLE[str](data)),
}
