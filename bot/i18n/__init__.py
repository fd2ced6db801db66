"""The bot's texts: English here, other languages from gettext catalogues."""
