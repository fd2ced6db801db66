"""Why a server cannot be reached is told apart in the log, and never with an address."""

import ssl
from asyncio import StreamReader, StreamWriter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from telegram.error import NetworkError

from bot.transport.client import BotClient
from bot.transport.errors import describe_error
from bot.transport.http import CAUSES
from tests.bot.transport.test_http import TOKEN, assert_silent
from tests.support.bot.raw_server import serve_connections


async def plain(reader: StreamReader, writer: StreamWriter) -> None:
    """Answer without TLS."""
    await reader.read(100)
    writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")


async def hang_up(reader: StreamReader, writer: StreamWriter) -> None:
    """Read a little, then reset the connection."""
    await reader.read(1)
    writer.transport.abort()


async def reason_at(root: str) -> str:
    """What a log says of a call to that server."""
    async with BotClient(TOKEN, root) as nowhere:
        with pytest.raises(NetworkError) as caught:
            await nowhere.call("getMe")
    assert_silent(caught.value)
    return describe_error(caught.value)


async def test_why_a_server_cannot_be_reached_is_told_apart() -> None:
    assert await reason_at("http://127.0.0.1:1") == (
        "NetworkError: connection refused, nothing listens there"
    )
    assert await reason_at("http://tls-certificate.invalid") == (
        "NetworkError: the name of the server was not found (DNS)"
    )
    async with serve_connections(plain) as port:
        assert await reason_at(f"https://127.0.0.1:{port}") == (
            "NetworkError: the server does not speak TLS"
        )
    async with serve_connections(hang_up) as port:
        told = await reason_at(f"http://127.0.0.1:{port}")
    assert told.startswith("NetworkError: connection ")


async def test_a_certificate_nobody_vouches_for_is_told(tmp_path: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(tmp_path))
    async with serve_connections(plain, context) as port:
        told = await reason_at(f"https://localhost:{port}")
    assert told == "NetworkError: the certificate of the server is not trusted (TLS)"


def certificate(folder: Path) -> Path:
    """A file with a certificate that has signed itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    builder = x509.CertificateBuilder(name, name, key.public_key(), 1)
    valid = datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
    made = builder.not_valid_before(valid[0]).not_valid_after(valid[1])
    path = folder / "server.pem"
    path.write_bytes(
        made.sign(key, SHA256()).public_bytes(Encoding.PEM)
        + key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    )
    return path


def test_our_words_are_not_cut_off_in_a_log() -> None:
    for _, words in CAUSES:
        assert describe_error(NetworkError(words)) == f"NetworkError: {words}"
