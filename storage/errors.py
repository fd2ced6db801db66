"""What can go wrong in the store, as far as a caller can act on it."""

from sqlalchemy.exc import DontWrapMixin


class StorageError(Exception):
    """The root of all that the store raises on purpose."""


class StaleRevisionError(StorageError):
    """Somebody else wrote first: nothing was kept, load again and repeat the unit of work."""


class UnavailableError(StorageError):
    """The database did not do it; nothing was kept, and the same may work in a moment."""


class DamagedError(StorageError):
    """The database, or a part of it, cannot be read any more, and trying again will not help."""


class SchemaBehindError(StorageError):
    """The tables are older than this version: the migrate command has to run once."""


class SchemaAheadError(StorageError):
    """The tables were made by a newer version of the bot."""


class UnsupportedUrlError(StorageError, ValueError):
    """The setting names a kind of storage there is no code for."""


class NaiveInstantError(DontWrapMixin, StorageError, ValueError):
    """A datetime without a time zone is not an instant."""


class BadKeysError(StorageError, ValueError):
    """The text is not a list of sealing keys."""


class DecryptionError(StorageError):
    """What was sealed cannot be opened."""


class KeyMissingError(DecryptionError):
    """The key of the case it was sealed with is not there: the case was shredded, or never was."""


class UnknownKeyError(DecryptionError):
    """It was sealed with a key that is not in the operator's ring; `key_name` tells which."""

    def __init__(self, context: str, key_name: str) -> None:
        super().__init__(f"{context} was sealed with key {key_name}, which is not in the ring")
        self.key_name = key_name


class TamperedError(DecryptionError):
    """It was changed, cut, or moved to another place since it was sealed."""


class FileMissingError(StorageError):
    """There is no such file in this case."""


class BackupError(StorageError):
    """A backup cannot be made, or not be restored; the text says why, and what to do."""
