"""The `clerk` command: one place where every subcommand is registered."""

import typer

from bot.cli import language
from bot.cli.options import Commands

app = typer.Typer(
    cls=Commands,
    name="clerk",
    help="Prevent Clerk: the committee clerk of a multi-agency Prevent operational group, in Microsoft Teams.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

app.command("understand")(language.understand)
app.command("parse-date")(language.parse_date)


def main() -> None:
    """Run the command line."""
    app()


if __name__ == "__main__":
    main()
