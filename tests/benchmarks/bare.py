"""The least that a Textual program can be: one line. What first paint is compared with."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    """Shows one line."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Static("one line of text")


if __name__ == "__main__":
    BareApp().run()
