"""What the operator can set, as variables of the environment, checked all at once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from bot.runtime.errors import SettingsError as SettingsError
from bot.runtime.paths import find_data_folder, resolve_path
from storage.crypto.envelope import KeyRing
from storage.errors import BadKeysError

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOG_FORMATS = ("text", "json")
MAX_DIGITS = 5
DATABASE_SCHEMES = ("sqlite", "sqlite+aiosqlite", "postgresql", "postgresql+asyncpg")
_TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
_PHONE = re.compile(r"\+?[0-9][0-9 ().-]{4,30}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


@dataclass(frozen=True, slots=True)
class Contact:
    """Who to ask for a human; the defaults are those of the article the guide follows."""

    name: str = "IntelliChain"
    phone: str = "+1 307-310-5502"
    email: str = "connect@intellichainco.com"
    address: str = "306 N Main St. Sheridan, WY 82801"


@dataclass(frozen=True, slots=True)
class DataPolicy:
    """Who holds the key, "" if they gave no name, and for how many days cases are kept.

    A draft counts from the buyer's last word, a closed case likewise; 0 days mean for ever.
    """

    operator: str = ""
    draft_days: int = 90
    closed_days: int = 180


DEFAULT_POLICY = DataPolicy()


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the bot is told from outside; what is secret never shows in its repr."""

    token: str = field(repr=False)
    api_url: str
    data: Path
    database_url: str = field(repr=False)
    files_url: str
    seal_keys: str | None = field(repr=False)
    seal_keys_file: Path | None
    contact: Contact
    policy: DataPolicy
    log_format: str
    log_level: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str], *, online: bool = True) -> Self:
        """The settings in these variables; raises SettingsError naming all that is wrong.

        What is not `online` talks to no server, and needs no token.
        """

        def text(name: str, default: str = "") -> str:
            return environment.get(name, "").strip() or default

        data, keys = find_data_folder(environment), text("SEAL_KEYS_FILE")
        settings = cls(
            token=text("BOT_TOKEN"),
            api_url=text("BOT_API_URL", "https://api.telegram.org").rstrip("/"),
            data=data,
            database_url=text("DATABASE_URL", f"sqlite:///{data / 'cases.sqlite'}"),
            files_url=text("FILES_URL", str(data / "files")),
            seal_keys=text("SEAL_KEYS") or None,
            seal_keys_file=resolve_path(keys) if keys else None,
            contact=Contact(
                name=text("CONTACT_NAME", Contact().name),
                phone=text("CONTACT_PHONE", Contact().phone),
                email=text("CONTACT_EMAIL", Contact().email),
                address=text("CONTACT_ADDRESS", Contact().address),
            ),
            policy=DataPolicy(
                operator=text("OPERATOR_NAME"),
                draft_days=_read_days(text("RETENTION_DRAFT_DAYS"), DEFAULT_POLICY.draft_days),
                closed_days=_read_days(text("RETENTION_CLOSED_DAYS"), DEFAULT_POLICY.closed_days),
            ),
            log_format=text("LOG_FORMAT", "text").lower(),
            log_level=text("LOG_LEVEL", "INFO").upper(),
        )
        server = _check_server(settings) if online else []
        problems = (
            *server,
            *_check_paths(settings),
            *_check_texts(settings),
            *_check_policy(settings.policy),
        )
        if problems:
            raise SettingsError(problems)
        return settings


def _read_days(text: str, default: int) -> int:
    """The number of days of a setting, -1 for what is none."""
    if not text:
        return default
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MAX_DIGITS else -1


def _check_policy(policy: DataPolicy) -> list[str]:
    found = []
    if min(policy.draft_days, policy.closed_days) < 0:
        found.append(
            "RETENTION_DRAFT_DAYS and RETENTION_CLOSED_DAYS must be whole numbers of days; "
            "0 keeps cases for ever."
        )
    if len(policy.operator) > 200 or not policy.operator.isprintable():
        found.append("OPERATOR_NAME must be one line of at most 200 characters.")
    return found


def _check_server(settings: Settings) -> list[str]:
    found = []
    if not settings.token:
        found.append(
            "BOT_TOKEN is not set. Write /newbot to @BotFather in Telegram, which gives you one; "
            "to try the bot without a token, run: make try"
        )
    elif not _TOKEN.fullmatch(settings.token):
        found.append("BOT_TOKEN does not look like a token: digits, a colon, then letters.")
    if not _is_web_address(settings.api_url):
        found.append("BOT_API_URL must be an http or https address without ? and #.")
    return found


def _check_paths(settings: Settings) -> list[str]:
    found = []
    if settings.data.exists() and not settings.data.is_dir():
        found.append(f"DATA_DIR is not a folder: {settings.data}")
    if settings.database_url.partition("://")[0] not in DATABASE_SCHEMES:
        found.append("DATABASE_URL must begin with sqlite:// or postgresql://.")
    if "://" in settings.files_url and not settings.files_url.startswith("file:///"):
        found.append("FILES_URL must be a folder, as a path or as file:///path.")
    if settings.seal_keys and settings.seal_keys_file:
        found.append("Set SEAL_KEYS or SEAL_KEYS_FILE, not both.")
    found += _check_keys(settings.seal_keys)
    keys = settings.seal_keys_file
    if keys and keys.exists() and not keys.is_file():
        found.append(f"SEAL_KEYS_FILE is not a file: {keys}")
    if keys and keys.is_relative_to(settings.data):
        found.append("SEAL_KEYS_FILE must not be inside DATA_DIR: a copied folder would open.")
    return found


def _check_keys(text: str | None) -> list[str]:
    try:
        KeyRing.parse(text or KeyRing.generate())
    except BadKeysError as error:
        return [f"SEAL_KEYS does not do. {error}"]
    return []


def _check_texts(settings: Settings) -> list[str]:
    found = []
    if settings.log_format not in LOG_FORMATS:
        found.append("LOG_FORMAT must be text or json.")
    if settings.log_level not in LOG_LEVELS:
        found.append(f"LOG_LEVEL must be one of {', '.join(LOG_LEVELS)}.")
    contact = settings.contact
    if not _PHONE.fullmatch(contact.phone):
        found.append("CONTACT_PHONE must be a phone number, for example +1 307-310-5502.")
    if not _EMAIL.fullmatch(contact.email):
        found.append("CONTACT_EMAIL must be an e-mail address.")
    if any(len(text) > 200 or not text.isprintable() for text in (contact.name, contact.address)):
        found.append("CONTACT_NAME and CONTACT_ADDRESS must be one line of at most 200 characters.")
    return found


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        return False
    plain = not (parts.query or parts.fragment or set(url) & set("?#{} "))
    return parts.scheme in ("http", "https") and bool(parts.hostname) and plain and port_is_fine
