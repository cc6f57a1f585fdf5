"""What is wanted of a build."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Order:
    """What the command was told."""

    jobs: int = 0
    """The number of worker processes; 0: one for each core."""
    executor: str = ""
    """The address of a cluster, whose machines work in the place of this one."""
    urls: tuple[str, str] = ("", "")
    """Where the edition comes from and where the site goes, where that is elsewhere, for machines that see neither."""
    drafts: bool = False
    """Whether drafts are published too, which a folder without settings always does."""
    validating: bool = True
    """Whether it is told what is invalid; what can be shown is built in any case."""
    strict: bool = False
    """Whether the site is published only if there is no error and no warning."""
    keep_last_good: bool = False
    """Whether the site keeps documents that can't be built, as they were before, with a notice."""
    paranoid: bool = False
    """Whether all files are read, whatever their times say."""
