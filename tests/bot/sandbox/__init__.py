"""The sandbox: does it answer as Telegram does, and does it play chats truly."""
