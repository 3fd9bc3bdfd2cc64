"""The keys in force: those of the table, with others laid over them."""

from collections.abc import Mapping

from msgspec import Struct

from tui.app.commands.keys import key_character, key_sign
from tui.app.commands.table import BY_ID

TABLE = "default"
"""The source of the keys that the table of commands has itself; also the name of that keymap."""

KEYMAP_FILE = "keymap.toml"
"""The name of the file, in the settings folder, with the keys that the user has chosen."""


class Keymap(Struct, frozen=True):
    """Which keys do what.

    Attributes:
        laid_over: The keys of commands that have others than in the table, by the commands' ids.
        sources: Where those come from: the name of a keymap that ships, or a file and a line.
    """

    laid_over: Mapping[str, tuple[str, ...]] = {}
    sources: Mapping[str, str] = {}

    def keys(self, command: str) -> tuple[str, ...]:
        """The keys of a command, by its id; none where it has none."""
        keys = self.laid_over.get(command)
        return BY_ID[command].keys if keys is None else keys

    def source(self, command: str) -> str:
        """Where the keys of a command come from."""
        return self.sources.get(command, TABLE)

    def sign(self, command: str) -> str:
        """The first key of a command as people read it, or `""`."""
        keys = self.keys(command)
        return key_sign(keys[0]) if keys else ""

    def sign_beside_text(self, command: str) -> str:
        """The first key of a command that does not type a character, as people read it, or `""`."""
        return next((key_sign(key) for key in self.keys(command) if not key_character(key)), "")

    def way(self, command: str) -> str:
        """How a command is given: by its first key, or where it has none by its name after `:`."""
        return self.sign(command) or f":{command}"

    def signs(self, command: str) -> str:
        """All keys of a command as people read them."""
        return " ".join(self.signs_of(command))

    def signs_of(self, command: str) -> tuple[str, ...]:
        """Each key of a command as people read it."""
        return tuple(map(key_sign, self.keys(command)))

    @property
    def begun(self) -> frozenset[str]:
        """The keys that begin a sequence of keys, as `ctrl+x` and `ctrl+x 4` begin `ctrl+x 4 f`."""
        return frozenset(
            key[:at]
            for keys in self.laid_over.values()
            for key in keys
            for at, sign in enumerate(key)
            if sign == " "
        )


DEFAULT = Keymap()
"""The keys of the table alone."""
