"""Names for cases, such as nobody can guess."""

import secrets

ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # no letter that looks like a figure


def generate_id() -> str:
    """Return a name nobody can guess, short enough for a button: 40 bits in base 32."""
    return "".join(secrets.choice(ALPHABET) for _ in range(8))
