"""Who may speak in the simulator: the members by the part they play or by name, and people who are nobody here."""

from collections.abc import Iterable
from uuid import NAMESPACE_URL, uuid5

from bot.simulator import northbrook
from dialogs.turn import Person
from storage.members import Member

STRANGERS = ("guest:", "outsider:")


class UnknownPerson(LookupError):
    """A name that is nobody's; the message names those that are."""


class Cast:
    """The people of one group."""

    def __init__(self, people: Iterable[Member]) -> None:
        persons = {member.entra_id: Person(member.entra_id, member.name) for member in people}
        parts = {northbrook.entra_id(part): part for part in northbrook.people()}
        self._shorts = {id: parts.get(id, person.name) for id, person in persons.items()}
        self._persons = {short: persons[id] for id, short in self._shorts.items()}
        self._by_name = {person.name.casefold(): person for person in persons.values()}

    def person(self, name: str) -> Person:
        """Return the person of a short name; raise UnknownPerson."""
        if name.startswith(STRANGERS) and not name.endswith(":"):
            # Somebody signed in to the tenant with no membership; what they call themselves proves nothing.
            return Person(str(uuid5(NAMESPACE_URL, f"https://northbrook.example/{name}")), name.partition(":")[2])
        found = self._persons.get(name) or self._by_name.get(name.casefold())
        if found is None:
            known = ", ".join(self._persons)
            raise UnknownPerson(f"there is nobody called {name!r} here; there are: {known}, guest:NAME, outsider:NAME")
        return found

    def short_name(self, person_id: str) -> str:
        """Return how a member is called here; somebody who has left keeps their id."""
        return self._shorts.get(person_id, person_id)
