"""What can go wrong in the store, as far as a caller can act on it."""

# ruff: noqa: N818 - they are named for what is the case, which is what a caller reads

from sqlalchemy.exc import DontWrapMixin


class StorageError(Exception):
    """The root of all that the store raises on purpose."""


class StaleRevision(StorageError):
    """Somebody else wrote first: nothing was kept, load again and repeat the batch."""


class Unavailable(StorageError):
    """The database did not do it; nothing was kept, and the same may work in a moment."""


class SchemaBehind(StorageError):
    """The tables are older than this version: the migrate command has to run once."""


class SchemaAhead(StorageError):
    """The tables were made by a newer version of the bot."""


class UnsupportedUrl(StorageError, ValueError):
    """The setting names a kind of storage there is no code for."""


class NaiveInstant(DontWrapMixin, StorageError, ValueError):
    """A datetime without a time zone is not an instant."""


class BadKeys(StorageError, ValueError):
    """The text is not a list of sealing keys."""


class SealBroken(StorageError):
    """What was sealed cannot be opened."""


class KeyMissing(SealBroken):
    """The key it was sealed with is not there: not in the ring, or shredded."""


class Tampered(SealBroken):
    """It was changed, cut, or moved to another place since it was sealed."""


class FileMissing(StorageError):
    """There is no such file in this case."""
