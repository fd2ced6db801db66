"""What is raised when the machine or its operator must change something first."""

EXIT_FAILURE = 2
"""The exit code of a command that says why it cannot be done."""


class SettingsError(Exception):
    """Settings that cannot work; `problems` has one clear sentence for each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(("The settings need a change:", *problems)))
        self.problems = problems
