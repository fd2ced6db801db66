"""The error that says a file is not built as its kind is."""


class MalformedFileError(ValueError):
    """No copy without metadata can be made: what belongs to the picture is not to be told apart."""
