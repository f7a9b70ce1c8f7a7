"""The `clerk` command: one place where every subcommand is registered."""

import os

import typer

from bot import observe
from bot.cli import (
    chat,
    contacts,
    database,
    deliveries,
    demo,
    doctor,
    export,
    import_files,
    language,
    manifest,
    play,
    reminders,
    run,
)
from bot.cli.options import Commands

app = typer.Typer(
    cls=Commands,
    name="clerk",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)


@app.callback()
def clerk() -> None:
    """Prevent Clerk: the committee clerk of a multi-agency Prevent operational group, in Microsoft Teams."""
    observe.set_up("warning")


app.command("demo")(demo.demo)
app.command("chat")(chat.chat)
app.command("play")(play.play)
app.command("run")(run.run)
app.command("understand")(language.understand)
app.command("parse-date")(language.parse_date)
app.command("reminders")(reminders.reminders)
app.command("deliveries")(deliveries.deliveries)
app.command("import-plan")(import_files.import_plan)
app.command("import-training")(import_files.import_training)
app.command("export")(export.export)
app.command("contacts")(contacts.contacts)
app.command("migrate")(database.migrate)
app.command("verify-audit")(database.verify_audit)
app.command("manifest")(manifest.manifest)
app.command("doctor")(doctor.doctor)


def main() -> None:
    """Run the command line; the databases and exports it makes are for whoever runs it, and nobody else."""
    os.umask(0o077)
    app()


if __name__ == "__main__":
    main()
