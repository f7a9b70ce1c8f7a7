"""The subcommands of `clerk`, one file each."""
