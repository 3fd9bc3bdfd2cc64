"""Where a user's settings are."""

from pathlib import Path

import platformdirs


def settings_folder() -> Path:
    """The folder of `settings.toml`, `keymap.toml` and `themes/`; it may not be there yet."""
    return Path(platformdirs.user_config_dir("agenda", appauthor=False))
