"""A task that is cancelled just as a call ends: the HTTP library may answer and swallow that."""

import asyncio


def redeliver_cancellation() -> None:
    """Cancel the present task anew, at its next wait, if it was cancelled during what just ended.

    So an answer that has come is still noted, and nobody waits for ever for a loop that goes on.
    """
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        task.uncancel()  # whoever cancelled it counts one cancellation, and this is the same one
        task.cancel()
