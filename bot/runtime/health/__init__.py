"""Whether the bot does its work, told to other processes and to itself at the next start."""
