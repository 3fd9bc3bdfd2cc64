"""Which commands can be active at the same time, and so must not have the same key."""

from collections.abc import Iterable, Iterator, Mapping

from tui.app.commands.command import TOGETHER, Command, Scope

_NEIGHBOURS: dict[Scope, frozenset[Scope]] = {
    scope: frozenset(other for scopes in TOGETHER if scope in scopes for other in scopes) | {scope}
    for scope in Scope
}


def together(one: Command, other: Command) -> bool:
    """Whether there is a place where both commands apply, and neither may go over the other."""
    if one.id in other.over or other.id in one.over:
        return False
    return one.id != other.id and other.scope in _NEIGHBOURS[one.scope]


def same_key(one: str, other: str) -> bool:
    """Whether two keys cannot be told apart: they are the same, or one begins the other."""
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def clashes(
    commands: Iterable[Command], keys: Mapping[str, Iterable[str]]
) -> Iterator[tuple[Command, Command, str]]:
    """Every two commands that have a key in common where both apply, with the key of the first.

    Args:
        commands: The commands.
        keys: The keys of each, by its id.
    """
    every = list(commands)
    for at, one in enumerate(every):
        for other in every[at + 1 :]:
            if together(one, other):
                for key in keys[one.id]:
                    if any(same_key(key, theirs) for theirs in keys[other.id]):
                        yield one, other, key
