"""The shell: how it is set up, how it talks to Telegram, how its loops run."""
