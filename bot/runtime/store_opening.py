"""Opens the store with the operator's keys; keys that do not fit are told by their place."""

from bot.runtime.keyring import describe_key_place
from bot.runtime.settings import Settings, SettingsError
from storage.crypto.envelope import KeyRing
from storage.errors import DecryptionError, UnknownKeyError
from storage.store import Store


async def open_store(settings: Settings, ring: KeyRing) -> Store:
    """Open the store; raises SettingsError where the keys do not fit it, and StorageError."""
    try:
        return await Store.open(settings.database_url, ring)
    except UnknownKeyError as error:
        problem = f"is not among the keys of {describe_key_place(settings)}"
        advice = "put it back from your backup, behind the first one"
        raise SettingsError((f"The key {error.key_name} {problem}: {advice}.",)) from None
    except DecryptionError:
        problem = f"What is stored does not open with the keys of {describe_key_place(settings)}"
        raise SettingsError((f"{problem}, although it names one of them: run doctor.",)) from None
