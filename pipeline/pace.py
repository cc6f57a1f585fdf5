"""How fast work goes on, and how long it will take, in words."""

from time import monotonic

MINUTE, HOUR = 60, 3_600
SOON = 10
"""Below so many seconds nobody counts them."""
MANY = 10
"""From so many a second on, nobody wants tenths."""


class Pace:
    """How fast a step of some work goes on."""

    def __init__(self, begun: float) -> None:
        """Take the reading of `monotonic` with which the step began."""
        self.begun = begun

    def words(self, done: int, total: int, now: float | None = None) -> str:
        """Say how many are done a second and how long the others will take; nothing while that can't be known."""
        took = (monotonic() if now is None else now) - self.begun
        if not done or took <= 0:
            return ""
        rate = done / took
        left = f", {duration((total - done) / rate)} left" if done < total else ""
        return f"{speed(rate)}{left}"


def speed(rate: float) -> str:
    """Say how many are done a second, or a minute where they are few."""
    if rate < 1:
        return f"{rate * MINUTE:.1f} a minute"
    return f"{rate:,.0f} a second" if rate >= MANY else f"{rate:.1f} a second"


def duration(seconds: float) -> str:
    """Say roughly how long something takes: `40 seconds`, `3 minutes`, `2 hours 10 minutes`."""
    if seconds < SOON:
        return "a few seconds"
    if seconds < MINUTE:
        return f"{round(seconds / 10) * 10} seconds"
    minutes = round(seconds / MINUTE)
    if seconds < HOUR:
        return counted(minutes, "minute")
    hours, minutes = divmod(round(minutes / 10) * 10, 60)
    return f"{counted(hours, 'hour')} {minutes} minutes" if minutes else counted(hours, "hour")


def counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"
