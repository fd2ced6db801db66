"""What the sandbox's Telegram knows: people, chats, messages, files, updates."""
