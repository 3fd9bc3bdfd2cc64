"""Screens that ask about the text as it stands."""


class HoldsText:
    """Mixed into a screen over the panes that is to change the text, or asks before that is done.

    It knows what it changes by position. So while it is open, nothing that others write is taken
    in: what comes of it is a change of the text that it was opened on, and is merged afterwards.
    """
