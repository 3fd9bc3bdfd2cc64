"""The commands of the plain mode, as the viewer calls them."""

from msgspec import Struct

from tui.app.commands.table import BY_ID
from tui.i18n import N_, _
from tui.i18n.joining import headed, listed, sentence


class PlainCommand(Struct, frozen=True, kw_only=True):
    """One thing that can be asked for.

    Attributes:
        name: The word that asks for it, and the name of the method that answers.
        command: The id of the viewer's command that does the same, or `""`; its letters do so here.
        takes: What follows the word, as help shows it.
        help: What it does.
    """

    name: str
    command: str = ""
    takes: str = ""
    help: str

    @property
    def letters(self) -> tuple[str, ...]:
        """The single signs that ask for it too."""
        keys = BY_ID[self.command].keys if self.command else ()
        signs = {"slash": "/", "question_mark": "?", "exclamation_mark": "!"}
        return tuple(sign for key in keys if len(sign := signs.get(key, key)) == 1)


COMMANDS = (
    PlainCommand(name="next", command="item.next", help=N_("Go to the next agenda item")),
    PlainCommand(name="previous", command="item.previous", help=N_("Go to the item before")),
    PlainCommand(name="item", takes=N_("NUMBER"), help=N_("Go to an item, or say where one is")),
    PlainCommand(name="agenda", command="pane.agenda", help=N_("List the items of the agenda")),
    PlainCommand(
        name="read",
        command="pane.annotation",
        help=N_("Read the annotation; an empty line goes on to the next paragraph"),
    ),
    PlainCommand(name="paragraph", takes=N_("NUMBER"), help=N_("Read one paragraph")),
    PlainCommand(
        name="documents",
        command="pane.documents",
        takes=N_("[all]"),
        help=N_("List the documents before the item, or all"),
    ),
    PlainCommand(name="document", takes=N_("NUMBER"), help=N_("Say all of a document")),
    PlainCommand(
        name="schedule", command="pane.schedule", help=N_("List the sittings of the meeting")
    ),
    PlainCommand(name="sitting", takes=N_("NUMBER"), help=N_("Say what a sitting takes up")),
    PlainCommand(
        name="search",
        command="search",
        takes=N_("WORDS"),
        help=N_("Search, and go to the first hit"),
    ),
    PlainCommand(name="hit", command="search.next", help=N_("Go to the next hit")),
    PlainCommand(name="back", command="search.previous", help=N_("Go to the hit before")),
    PlainCommand(name="now", help=N_("Say what is on and what is next")),
    PlainCommand(
        name="left",
        command="course.left",
        help=N_("Say what is still open, and the time that is left for it"),
    ),
    PlainCommand(name="take", command="course.take-up", help=N_("Take the item up")),
    PlainCommand(name="conclude", command="course.conclude", help=N_("Conclude the item")),
    PlainCommand(name="adopt", command="course.adopt", help=N_("Adopt what is proposed")),
    PlainCommand(name="defer", command="course.defer", help=N_("Defer the item")),
    PlainCommand(name="withdraw", command="course.withdraw", help=N_("Withdraw the item")),
    PlainCommand(name="reopen", command="course.reopen", help=N_("Have the item open again")),
    PlainCommand(
        name="set",
        takes=N_("KEY VALUE"),
        help=N_('Change a value: set title A new title, or set agenda["2"].status adopted'),
    ),
    PlainCommand(name="undo", command="undo", help=N_("Undo the last change")),
    PlainCommand(name="redo", help=N_("Make the change undone last again")),
    PlainCommand(name="save", takes=N_("[FILE]"), help=N_("Save the meeting file, or as another")),
    PlainCommand(name="problems", command="problems", help=N_("Say what is wrong with the file")),
    PlainCommand(
        name="recover", help=N_("Take over what was not saved when agenda ended the last time")
    ),
    PlainCommand(name="discard", help=N_("Delete what was not saved when agenda ended")),
    PlainCommand(name="help", command="help", help=N_("List the commands")),
    PlainCommand(name="quit", command="quit", help=N_("Leave the program")),
)
"""Every command, in the order in which help lists them."""


def find_command(word: str) -> PlainCommand | None:
    """The command that a word asks for: its name, how it begins, or one of its letters."""
    for command in COMMANDS:
        if word in command.letters or word == command.name:
            return command
    begun = [command for command in COMMANDS if command.name.startswith(word.lower())]
    return begun[0] if len(begun) == 1 else None


def command_words(command: PlainCommand) -> str:
    """A line of help: the command, its letters, and what it does."""
    asked = " ".join(filter(None, (command.name, _(command.takes) if command.takes else "")))
    if command.letters:
        asked = _("{command}, or {letters}").format(command=asked, letters=listed(command.letters))
    return headed(asked, sentence(_(command.help)))
