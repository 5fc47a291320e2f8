"""People and firms: customers, suppliers, experts. One is made by being mentioned, or added."""

from __future__ import annotations

from cockpit.domain.record import Record
from cockpit.errors import IllegalMove

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import ClassVar, Self

_FNV_OFFSET = 0x6C62272E07BB014262B821756295C58D
_FNV_PRIME = 0x0000000001000000000000000000013B
BOTH = " / "
"""Between the phones, or the mail addresses, of two who were merged."""
_BREAKS = str.maketrans({**dict.fromkeys("-_.,;:/‐–—", " "), "’": "'"})


class Customer(Record):
    """One person or firm. `said` is the name at first mention, `name` what it was renamed to, if it was.

    `aliases` maps folded names to the names as typed. A merged customer points to the one it became.
    `knows` maps folded topics to the topics as typed: whom to bring on the line, or what a supplier can supply; `needs`
    likewise the needs of customers that they served; `tags` likewise what they carry: one stays in touch with a tag.
    """

    LETTER: ClassVar[str] = "K"
    KIND: ClassVar[str] = "customer"

    id: int
    said: str
    name: str | None = None
    aliases: Mapping[str, str] = {}
    merged_into: int | None = None
    phone: str | None = None
    email: str | None = None
    knows: Mapping[str, str] = {}
    is_supplier: bool = False
    needs: Mapping[str, str] = {}
    tags: Mapping[str, str] = {}
    deleted: bool = False

    @property
    def display(self) -> str:
        """The name to show."""
        return self.name or self.said

    @property
    def is_expert(self) -> bool:
        """Whether there is a topic to call them about."""
        return bool(self.knows)

    @property
    def roles(self) -> tuple[str, ...]:
        """What they are to the seller: supplier, expert, both, or a customer where nothing else is known."""
        found = (("supplier", self.is_supplier or bool(self.needs)), ("expert", self.is_expert))
        return tuple(role for role, is_one in found if is_one) or ("customer",)

    def is_open(self) -> bool:
        """Tell whether it may be chosen for new records."""
        return self.merged_into is None and not self.deleted

    def rename(self, name: str) -> Self:
        """Give it another name; every older one keeps leading to it. Raises IllegalMove on an empty name."""
        if not fold(name):
            raise IllegalMove("A customer needs a name.", "Type the new name.")
        return self.add_alias(self.display).replace(name=name)

    def add_alias(self, name: str) -> Self:
        """Let another name lead to it. Raises IllegalMove on an empty name."""
        if not fold(name):
            raise IllegalMove("An alias needs letters.", "Type the other name.")
        return self.replace(aliases={**self.aliases, fold(name): name})

    def drop_alias(self, name: str) -> Self:
        """Let another name lead to it no longer. Raises IllegalMove for one that never did."""
        if fold(name) not in self.aliases:
            others = ", ".join(known for known in self.names() if known != self.display) or "nothing else"
            raise IllegalMove(f"{self.display} is not called “{name}”.", f"They are called, too: {others}.")
        return self.replace(aliases={key: said for key, said in self.aliases.items() if key != fold(name)})

    def add_topic(self, topic: str) -> Self:
        """Note a topic they know about. Raises IllegalMove on an empty one."""
        if not fold(topic):
            raise IllegalMove("A topic needs letters.", "Type what they know about.")
        return self.replace(knows={**self.knows, fold(topic): topic})

    def drop_topic(self, topic: str) -> Self:
        """Note that they are no longer asked about a topic. Raises IllegalMove for one they never were."""
        if fold(topic) not in self.knows:
            known = ", ".join(self.knows.values()) or "nothing yet"
            raise IllegalMove(f"{self.display} is not asked about “{topic}”.", f"They know about: {known}.")
        return self.replace(knows={key: name for key, name in self.knows.items() if key != fold(topic)})

    def add_need(self, need: str) -> Self:
        """Note a need of a customer that they served: a supplier. Raises IllegalMove on an empty one."""
        if not fold(need):
            raise IllegalMove("A need needs letters.", "Type which need they serve.")
        return self.replace(needs={**self.needs, fold(need): need}, is_supplier=True)

    def drop_need(self, need: str) -> Self:
        """Note that they no longer serve a need. Raises IllegalMove for one they never did."""
        if fold(need) not in self.needs:
            known = ", ".join(self.needs.values()) or "none yet"
            raise IllegalMove(f"{self.display} does not serve “{need}”.", f"The needs they serve: {known}.")
        return self.replace(needs={key: name for key, name in self.needs.items() if key != fold(need)})

    def add_tag(self, tag: str) -> Self:
        """Let them carry a tag: #vip. Raises IllegalMove on an empty one."""
        if not fold_tag(tag):
            raise IllegalMove("A tag needs letters.", "Type it, such as #vip.")
        return self.replace(tags={**self.tags, fold_tag(tag): tag.strip().removeprefix("#")})

    def drop_tag(self, tag: str) -> Self:
        """Take a tag off them. Raises IllegalMove for one they do not carry."""
        if fold_tag(tag) not in self.tags:
            known = ", ".join(f"#{one}" for one in self.tags.values()) or "none"
            raise IllegalMove(f"{self.display} does not carry “{tag}”.", f"The tags they carry: {known}.")
        return self.replace(tags={key: name for key, name in self.tags.items() if key != fold_tag(tag)})

    def merge_into(self, other: Customer) -> tuple[Self, Customer]:
        """Return this customer as merged, and the other with all its names as aliases, and what it knows."""
        if other.id == self.id:
            raise IllegalMove("These are one customer already.", "Name two different ones.")
        if not self.is_open() or not other.is_open():
            raise IllegalMove("One of them was merged before.", "Merge the customers they became.")
        names = {
            **other.aliases,
            **self.aliases,
            fold(self.said): self.said,
            fold(self.display): self.display,
        }
        return self.replace(merged_into=other.id), other.replace(
            aliases=names,
            knows={**self.knows, **other.knows},
            needs={**self.needs, **other.needs},
            tags={**self.tags, **other.tags},
            is_supplier=self.is_supplier or other.is_supplier,
            phone=_both(other.phone, self.phone),
            email=_both(other.email, self.email),
        )

    def names(self) -> Iterable[str]:
        """Return every name that leads to it, the one shown first."""
        return dict.fromkeys((self.display, self.said, *self.aliases.values()))


def _both(one: str | None, other: str | None) -> str | None:
    return BOTH.join(dict.fromkeys(way for way in (one, other) if way)) or None


def fold(name: str) -> str:
    """Return a name as it is compared.

    No case, no accents of compatibility, hyphens and dots as spaces, straight apostrophes.
    """
    if not name.isascii():
        from unicodedata import normalize

        name = normalize("NFKC", normalize("NFKC", name).casefold())
    return " ".join(name.casefold().translate(_BREAKS).split())


def fold_tag(tag: str) -> str:
    """Return a tag as it is compared, without its #."""
    return fold(tag.strip().removeprefix("#"))


def id_of(name: str) -> int:
    """Return the id of the customer first mentioned by that name: FNV-1a of the folded name, 128 bits.

    Two captures of one new name, even on two machines, thus make one customer.
    """
    digest = _FNV_OFFSET
    for byte in fold(name).encode("utf-8", "surrogatepass"):
        digest = (digest ^ byte) * _FNV_PRIME % (1 << 128)
    return digest


def followed(customer_id: int | None, customers: Mapping[int, Customer]) -> Customer | None:
    """Return the customer an id leads to after all merges.

    Two machines may each have merged two customers into the other: of such a ring the least id stands.
    """
    seen: list[int] = []
    while customer_id is not None and customer_id in customers:
        if customer_id in seen:
            return customers[min(seen[seen.index(customer_id) :])]
        seen.append(customer_id)
        customer = customers[customer_id]
        if customer.merged_into is None:
            return customer
        customer_id = customer.merged_into
    return customers.get(seen[-1]) if seen else None


def experts_for(text: str, people: Iterable[Customer]) -> list[Customer]:
    """Return everyone with a topic to call them about, those whose topics are nearest to the text first.

    Of two as near, the one with a phone number comes first, then the names decide. Those that share no word
    with the text stand last: words are crude, and somebody who knows beats nobody.
    """
    from cockpit.domain.questions.similarity import (
        nearness,  # only when someone asks: `cockpit add` needs none of it
    )

    def rank(person: Customer) -> tuple[float, float, bool, str]:
        found, share = max(nearness(topic, text) for topic in person.knows.values())
        return -found, -share, not person.phone, fold(person.display)

    return sorted((person for person in people if person.is_expert and person.is_open()), key=rank)
