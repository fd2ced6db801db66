"""The shell: everything that talks to Telegram, to the clock and to the operating system."""
