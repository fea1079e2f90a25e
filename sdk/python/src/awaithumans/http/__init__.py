"""How requests are made, and made again."""
