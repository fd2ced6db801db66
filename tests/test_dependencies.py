"""Every pinned package was looked at, as it is pinned, and not too long before a release.

No test here fails because a day has come: the age counts when a version is cut. Before that the
end of each run of the tests says that it is time.
"""

from datetime import timedelta

from tests.support.dependencies import (
    MAX_AGE,
    WARN_AGE,
    describe_age,
    find_last_release,
    read_looks,
    read_pins,
)


def test_every_pin_was_looked_at_in_its_version() -> None:
    assert {name: look.version for name, look in read_looks().items()} == read_pins()


def test_the_last_version_was_cut_on_a_look_that_was_young() -> None:
    released = find_last_release()
    old = {name for name, look in read_looks().items() if released - look.on > MAX_AGE}
    assert old == set()


def test_it_is_said_in_time() -> None:
    oldest = min(look.on for look in read_looks().values())
    assert describe_age(oldest + WARN_AGE - timedelta(days=1)) == ""
    told = describe_age(oldest + WARN_AGE)
    assert f"on {oldest}" in told
    assert str(oldest + MAX_AGE) in told
    assert timedelta(days=30) <= MAX_AGE - WARN_AGE
