"""Pauses double up to the longest, however often something fails."""

from bot.runtime.backoff import Backoff


def test_pauses_double_up_to_the_longest() -> None:
    backoff = Backoff(first=1.0, longest=60.0)
    assert [backoff.compute_pause(attempts) for attempts in range(8)] == [
        1,
        2,
        4,
        8,
        16,
        32,
        60,
        60,
    ]


def test_no_number_of_failures_is_too_large() -> None:
    assert Backoff(2.0, 600.0).compute_pause(10**9) == 600
