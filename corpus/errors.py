"""The exceptions that Passage raises on purpose.

    PassageError                 anything a user can mend; shown as one line, exit code 2
    ├── CatalogueError           catalogue.toml is missing, malformed or contradicts the folder
    ├── ReportError              a report file cannot be read
    ├── IndexMissing             no index has been built yet
    ├── IndexStale               the index was built from other reports, or by another version
    ├── IndexDamaged             a file of the index is missing, cut short or altered
    ├── IndexBusy                another process is building the index
    ├── BuildFailed              a build could not be finished; the old index is still in place
    ├── FilterError              a filter names a force, year, report or kind that is not there
    ├── QuestionError            the question cannot be read: empty, too long, no words
    ├── InputError               a file or row given to a command cannot be used
    ├── StoreError               conversations or feedback cannot be read or kept
    ├── ConversationMissing      a user has no such conversation
    ├── ServerBusy               as many are asking the server as it can answer
    └── SettingsError            a setting is unknown, out of range or needs a missing package

They live in the lowest room because every room raises them and none may import upwards.
"""

from __future__ import annotations


class PassageError(Exception):
    """Base of every error that a user can mend. Its text is one line: what is wrong, the value at
    fault, and the way out."""


class CatalogueError(PassageError):
    """`catalogue.toml` is missing, malformed, or contradicts the folder it stands in."""


class ReportError(PassageError):
    """A report file cannot be read: empty, binary, in the wrong encoding, too large."""


class IndexMissing(PassageError):
    """No index has been built in this data folder yet."""


class IndexStale(PassageError):
    """The index was built from other reports, by another model, or by another version."""


class IndexDamaged(PassageError):
    """A file of the index is missing, cut short or altered."""


class IndexBusy(PassageError):
    """Another process is building the index in this data folder."""


class BuildFailed(PassageError):
    """A build could not be finished; the index that was there before is untouched."""


class FilterError(PassageError):
    """A filter names a force, year, report or kind that the index does not hold."""


class QuestionError(PassageError):
    """A question, claim or search text that cannot be read: empty, too long, without a word."""


class InputError(PassageError):
    """A file or a row given to a command cannot be used."""


class StoreError(PassageError):
    """A file of conversations or feedback is damaged, of a newer version, busy or full."""


class ConversationMissing(PassageError):
    """A user has no such conversation: it was deleted, or is another's, which looks the same."""


class ServerBusy(PassageError):
    """As many are asking as the server can answer; it is worth trying again in a moment."""


class SettingsError(PassageError):
    """A setting is unknown, out of range, or needs a package that is not installed."""
