"""The loops beside the chat: reminders, downloads, inspections, case files, clean-up."""
