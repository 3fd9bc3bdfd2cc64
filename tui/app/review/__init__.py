"""The review of an imported paper: the meeting beside the paper's text."""
