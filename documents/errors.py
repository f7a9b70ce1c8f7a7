"""Why a file is refused: small named errors whose docstring is the sentence people read."""


class FileRefused(ValueError):
    """This file cannot be read: send a table as .xlsx, .docx, .csv or .txt."""

    def __str__(self) -> str:
        return " ".join((self.__doc__ or "").split())


class FileNotThere(FileRefused):
    """There is no file of that name: check the path and try again."""


class FileNameRefused(FileRefused):
    """The file's name seems to hold a name, case data or a protective marking, so it was not opened: send a depersonalised plan under a plain name such as plan-2027.xlsx."""  # noqa: E501 - the sentence


class FileEmpty(FileRefused):
    """The file is empty: send a table as .xlsx, .docx, .csv or .txt."""


class FileTooLarge(FileRefused):
    """The file is too large: send the table alone, up to 10 MB and without pictures."""


class WrongFileType(FileRefused):
    """This is not a table I can read: send the plan or register as .xlsx, .docx, .csv or .txt."""


class FileProtected(FileRefused):
    """The file has a password or is in the old .xls/.doc form: save it without one as .xlsx, .docx or .csv."""


class FileWithMacros(FileRefused):
    """The file has macros, and none is let in here: save it as .xlsx or .docx, without them, and send that."""


class FileDamaged(FileRefused):
    """The file is damaged or is not what its name says: save it again as .xlsx, .docx or .csv."""


class TableTooLarge(FileRefused):
    """The table is too large for a plan or register: send at most 5,000 rows of 60 columns, with short cells."""


class NotAPlan(FileRefused):
    """This does not look like an action plan: it needs a heading row with a column for the action (Action, Action point, Strategy) and at least one for its deadline, owner, status or update."""  # noqa: E501 - the sentence


class NoActions(FileRefused):
    """The plan has its headings but no actions under them: add one row for each action and try again."""


class NeitherPlanNorRegister(FileRefused):
    """I found neither an action plan nor a training register in that: a plan needs a heading row such as Action, Owner, Deadline, a register one such as Date, Course, Staff group, Number trained."""  # noqa: E501 - the sentence


class NotARegister(FileRefused):
    """This does not look like a training register: it needs a heading row with a column for who was trained (Cohort, Staff group, Audience) and one for how many (People, Number trained)."""  # noqa: E501 - the sentence


class NoSessions(FileRefused):
    """The register has its headings but no sessions I could read under them: add one row for each session and try again."""  # noqa: E501 - the sentence
