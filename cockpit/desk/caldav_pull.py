"""What changed on the calendar server, found and taken in."""

from __future__ import annotations

from functools import partial

from cockpit.calendar.dav_entry import TASK, UNREADABLE, entry_of
from cockpit.calendar.dav_server import ChangedThere, CollectionGone, EntryRefused
from cockpit.desk import caldav_taken as taken
from cockpit.desk import caldav_typed, capture, phone_inbox
from cockpit.desk.caldav_connection import complete, title_of
from cockpit.desk.caldav_map import Claim, KnownEntry
from cockpit.desk.caldav_round import is_mass
from cockpit.desk.phone_inbox import DELETED, TYPED
from cockpit.domain.wording import sentence
from cockpit.errors import NotUnderstood

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cockpit.calendar.dav_answers import DavBody, DavListing
    from cockpit.calendar.dav_entry import EntryThere
    from cockpit.desk.caldav_round import SyncRound
    from cockpit.desk.understood import Understood

_OURS = "@sales-cockpit"
_WHOLE_AFTER = 24 * 60 * 60 * 1000
"""Milliseconds after which all is listed again: what a server once forgot to tell is then found."""


def pull(round_: SyncRound) -> None:
    """Take in what changed in every place."""
    if not round_.dry_run:
        _finish_claims(round_)
        _finish_captured(round_)
    try:
        for key in list(round_.known.places):
            try:
                _pull_place(round_, key)
            except CollectionGone:
                _take_place_gone(round_, key)
    except BaseException:
        _see_gone_again(round_)
        raise
    stands = {one.uid for one in round_.known.entries.values() if one.sent}
    for href in sorted(round_.gone & round_.known.entries.keys()):
        if round_.known.entries[href].uid in stands:
            round_.forget(href)  # it stands in another place, too
        else:
            _take_one_gone(round_, href)


def _take_place_gone(round_: SyncRound, key: str) -> None:
    """Make a place again that is gone, with all that is to stand there, once the seller says so."""
    known = round_.known
    if round_.yes and not round_.dry_run:
        known.lose(key)
        round_.held_back += complete(round_.server, known, {key})
        if key in known.places:
            round_.taken.append(f"“{title_of(key)}” was gone from the server, and is made again.")
        return
    round_.lost.append(key)
    round_.held_back.append(
        f"“{title_of(key)}” is gone from the server: it was deleted there. Nothing was lost, all of it stands here; "
        "`cockpit calendar sync --yes` makes it again."
    )


def _see_gone_again(round_: SyncRound) -> None:
    """Let the next round find out what is gone: this one was cut off before it was known what was moved."""
    known = round_.known
    for href in round_.gone:
        entry = known.entries[href]
        known.entries[href] = entry.replace(sent=True)
        known.places[entry.place] = known.places[entry.place].replace(token="")


def _pull_place(round_: SyncRound, key: str) -> None:
    known, now = round_.known, round_.desk.wall_ms()
    place = known.places[key]
    listing = round_.server.listed(place.href, "" if now - place.whole_ms > _WHOLE_AFTER else place.token)
    if listing.is_whole and not listing.token:
        round_.whole.append(key)
    changed = [href for href, etag in listing.etags.items() if _is_new(known.entries.get(href), etag)]
    is_true = _take_gone(round_, key, listing)
    found = 0
    for one in round_.server.bodies(place.href, changed):
        found += 1
        _take_entry(round_, key, one)
    if round_.dry_run:
        return
    # A server that once tells nothing, or not all, is asked for all again.
    is_true = is_true and found == len(changed) and bool(listing.etags or not listing.is_whole)
    if listing.is_whole:
        known.places[key] = place.replace(token=listing.token if is_true else "", whole_ms=now)
    elif is_true:
        known.places[key] = place.replace(token=listing.token)


def _is_new(entry: KnownEntry | None, etag: str) -> bool:
    return entry is None or not entry.sent or not etag or entry.etag != etag


def _take_gone(round_: SyncRound, key: str, listing: DavListing) -> bool:
    """Take in what is said to be gone, once the server says so of each; tell whether the listing told the truth."""
    known, is_true = round_.known, True
    had = {href for href, one in known.entries.items() if one.place == key and one.sent}
    gone = [href for href in had if (href not in listing.etags if listing.is_whole else href in listing.gone)]
    if is_mass(len(gone), len(had)):
        if round_.server.body(gone[0]) is not None:
            return False
        if not round_.yes:
            round_.held_back.append(
                f"{len(gone)} of {len(had)} entries are gone from the server, in “{key}”. Nothing was deleted here; "
                "`cockpit calendar sync --yes` puts them there again."
            )
            return False
        for href in gone:
            known.entries[href] = known.entries[href].replace(sent=False, etag="")
        return True
    for href in gone:
        if round_.server.body(href) is not None:
            is_true = False
        else:  # to be taken in at the end: it may have been moved, and be found in another place
            round_.gone.add(href)
            known.entries[href] = known.entries[href].replace(sent=False, etag="")
    return is_true


def _take_one_gone(round_: SyncRound, href: str) -> None:
    """Take in that an entry is gone: one that is over here is, too; else it waits for the seller's word."""
    entry = round_.known.entries[href]
    wanted = round_.here.of_uid(entry.uid, entry)
    if not entry.record or wanted is None or (entry.done and wanted.done):
        round_.forget(href)
        return
    gone = partial(taken.deleted, round_.desk, href, wanted)
    round_.take(sentence(f"Deleted on the phone: {wanted.title}"), gone)


def _take_entry(round_: SyncRound, key: str, found: DavBody) -> None:
    """Take in one entry that is new, or another than it was."""
    known, here, href, etag = round_.known, round_.here, found.href, found.etag
    entry = known.entries.get(href)
    try:
        there = entry_of(found.data, round_.desk.now().tzinfo)  # type: ignore[arg-type]  # now has a zone
    except UNREADABLE:
        known.entries[href] = (entry or KnownEntry(place=key, uid="")).replace(etag=etag)
        round_.taken.append("An entry on the server cannot be read. It is left as it is.")
        return
    is_ours = bool(entry and entry.record) or here.of_uid(there.uid) is not None or there.uid.endswith(_OURS)
    if not is_ours:
        _take_typed(round_, key, found, there)
        return
    round_.bodies[href] = etag, found.data
    if entry is None or not entry.record:
        entry = KnownEntry(place=key, uid=there.uid, component=there.component, has_base=False)
        was = next((one for one in round_.gone if known.entries[one].uid == there.uid), None)
        if was is not None:  # moved here
            entry = known.entries[was].replace(place=key)
            round_.gone.remove(was)
            round_.forget(was)
    round_.settle(href, DELETED)
    if entry.has_base or here.of_uid(there.uid) is not None:
        entry = round_.compared(href, entry, there)
    known.entries[href] = entry.replace(etag=etag, sent=True)  # of no record: another machine's, not here yet


def _take_typed(round_: SyncRound, key: str, found: DavBody, there: EntryThere) -> None:
    """Take a task that was typed on the phone as a line of capture; what is none is left as it is."""
    known, href, etag = round_.known, found.href, found.etag
    was = known.entries.get(href)
    is_seen = was is not None and (was.title, was.when) == (there.title, there.when)
    seen = KnownEntry(
        place=key, uid=there.uid, component=there.component, etag=etag, title=there.title, when=there.when
    )
    is_over = bool(there.done) or there.cancelled
    if there.component != TASK or there.repeats or is_over or not there.title or is_seen:
        known.entries[href] = seen
        if is_over:
            known.claims.pop(href, None)
            round_.settle(href, TYPED)
        return
    line = caldav_typed.understood(round_.desk, there)
    if line is None:
        known.entries[href] = seen
        known.claims.pop(href, None)
        round_.take(
            f"Typed on the phone: {there.title}", partial(caldav_typed.typed, round_.desk, href, there)
        )
    elif round_.dry_run:
        round_.taken.append(f"Typed on the phone: {there.title}")
    else:
        _move_in(round_, key, found, line)


def _move_in(round_: SyncRound, key: str, found: DavBody, line: Understood) -> None:
    """Move a typed line into the book. It is deleted there first: of two machines only one can do that."""
    known, href, body = round_.known, found.href, found.data.decode()
    was_cut_off = href in known.claims
    known.claims[href] = Claim(place=key, line=line.draft.line, body=body)
    known.save()
    try:
        round_.server.delete(href, found.etag, must_be_there=True)
    except (ChangedThere, EntryRefused):
        if not was_cut_off:  # another machine was first, or it was changed: the next listing tells
            del known.claims[href]
        return  # else the deletion that was cut off came late, perhaps: the next round asks for the entry
    try:
        saved = capture.save(round_.desk, line)
    except NotUnderstood:
        return  # the next round lets its claim wait for the seller's word
    known.seeds[str(saved.record.id)] = body
    del known.claims[href]
    known.entries.pop(href, None)
    round_.settle(href)
    known.save()
    round_.desk.refresh()
    round_.here.renew(saved.record.id)
    round_.taken.append(f"Typed on the phone: {saved.said()}")


def _finish_claims(round_: SyncRound) -> None:
    """Go on with lines that were being moved into the book when that was cut off."""
    known = round_.known
    for href, claim in list(known.claims.items()):
        if round_.server.body(href) is None:
            round_.take("", partial(caldav_typed.lost_claim, round_.desk, href, claim.line))
            del known.claims[href]


def _finish_captured(round_: SyncRound) -> None:
    """Take typed entries off the server whose lines were accepted here."""
    for href, record in phone_inbox.load(round_.desk).captured.items():
        there = round_.server.body(href)
        if there is not None:
            round_.known.seeds[record] = there[1].decode()
            try:
                round_.server.delete(href, there[0])
            except (ChangedThere, EntryRefused):
                continue  # the next round tries again
        round_.known.entries.pop(href, None)
        round_.known.claims.pop(href, None)
        phone_inbox.forget_captured(round_.desk, href)
