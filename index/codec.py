"""Frozen dataclasses to JSON and back, by their own field types: no pickle, no schema beside the types.

Handles what the value types are made of: dataclasses, `tuple[X, ...]` and `tuple[X, Y]`, `X | None`,
`Literal`, `str`, `int`, `float`, `bool` and `date`. Anything else is refused when the decoder is made.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Decoder = Callable[[Any], Any]


def dumps(value: object, *, indent: int | None = None) -> str:
    """`value` as JSON text: a dataclass becomes an object, a tuple a list, a date its ISO form."""
    return json.dumps(_plain(value), ensure_ascii=False, indent=indent)


def loads(kind: type[T], text: str) -> T:
    """The value of type `kind` that `dumps` wrote.

    Raises:
        ValueError: `text` is no JSON, or a field is missing, unknown, or of the wrong type.
    """
    decode: Decoder = decoder(cast("Hashable", kind))
    decoded: T = decode(json.loads(text))
    return decoded


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {name: _plain(getattr(value, name)) for name in _names(type(value))}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    return value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def decoder(kind: Any) -> Decoder:
    """A function that turns parsed JSON into a value of type `kind`.

    Raises:
        TypeError: `kind` is not one of the types named at the top of this module.
    """
    origin, arguments = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _dataclass_decoder(kind)
    if origin is tuple:
        return _tuple_decoder(arguments)
    if origin in (Union, UnionType):
        return _optional_decoder(arguments)
    if origin is Literal:
        return _literal_decoder(arguments)
    if kind not in _SIMPLE:
        raise TypeError(f"no JSON form is defined for {kind!r}")
    return _SIMPLE[kind]


def _dataclass_decoder(kind: Any) -> Decoder:
    hints = get_type_hints(kind)
    names = set(_names(kind))
    parts = [(name, decoder(hints[name])) for name in _names(kind)]

    def decode(data: Any) -> Any:
        if not isinstance(data, dict) or data.keys() != names:
            raise ValueError(f"expected an object with the fields of {kind.__name__}")
        return kind(*(part(data[name]) for name, part in parts))

    return decode


def _tuple_decoder(arguments: tuple[Any, ...]) -> Decoder:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = decoder(arguments[0])
        return lambda data: tuple([item(value) for value in _list(data)])
    items = [decoder(argument) for argument in arguments]
    return lambda data: tuple([item(value) for item, value in zip(items, _list(data), strict=True)])


def _optional_decoder(arguments: tuple[Any, ...]) -> Decoder:
    inner = [argument for argument in arguments if argument is not NoneType]
    if len(inner) != 1 or len(arguments) != 2:
        raise TypeError(f"a union must be of one type and None, not {arguments!r}")
    present = decoder(inner[0])
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
    date: date.fromisoformat,
}
