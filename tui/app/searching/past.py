"""What was searched for before, recalled across starts."""

from tui.app.state import read_state, write_state

_NAME = "searches"
_MOST = 100


class PastQueries:
    """The queries of this user, the oldest first, and a way to go through them.

    What is being typed stays at the end of them, to come back to.
    """

    def __init__(self) -> None:
        self._queries = _kept()
        self._at = len(self._queries)
        self._draft = ""

    def older(self, typed: str) -> str:
        """The query before the one that stands in the line; what stands there at the end of them.

        Args:
            typed: What stands in the line.
        """
        if self._at == len(self._queries) or typed != self._queries[self._at]:
            # Also what was made of a past query is new.
            self._at, self._draft = len(self._queries), typed
        while self._at > 0:
            self._at -= 1
            if self._queries[self._at] != typed:
                return self._queries[self._at]
        return typed

    def newer(self, typed: str) -> str:
        """The query after the one that stands in the line; at last what was being typed."""
        if self._at >= len(self._queries):
            return typed
        self._at += 1
        return self._queries[self._at] if self._at < len(self._queries) else self._draft

    def hides_a_draft(self, typed: str) -> bool:
        """Whether one has gone from something typed to a past query, and it stands in the line.

        Args:
            typed: What stands in the line.
        """
        at = self._at
        return at < len(self._queries) and typed == self._queries[at] and bool(self._draft.strip())

    def keep(self, query: str) -> None:
        """Keeps a query as the newest one."""
        query = query.strip()
        if query:
            # Another viewer may have kept some meanwhile.
            self._queries = [one for one in _kept() if one != query][1 - _MOST :]
            self._queries.append(query)
            write_state(_NAME, {"queries": self._queries})


def _kept() -> list[str]:
    kept = read_state(_NAME).get("queries")
    if not isinstance(kept, list):
        return []
    return [query for query in kept if isinstance(query, str)][-_MOST:]
