"""Where the panes lie: shares of the screen, edges that move, and what is shown of it."""
