"""What no seller writes: lines, snapshots and files such as a broken or another program would leave in a book."""

from __future__ import annotations

from zlib import crc32

from cockpit.store.journal import sealed

AT = "1763454000000-0000-peer0001"
MADE = '"2025-11-18T10:00:00+01:00[Europe/Berlin]"'
LAST = '"9999-12-31T23:59:59-12:00[Etc/GMT+12]"'  # no other zone can say it
FIRST = '"0001-01-01T00:00:00+14:00[Etc/GMT-14]"'
HUGE = "1" + "0" * 10_000
DEEP = 100_000


def fields(**more: str) -> str:
    """Return the values of a to-do as JSON, each given as JSON; a value of "" is left out."""
    given = {"text": '"x"', "made_at": MADE} | more
    return "{" + ",".join(f'"{name}":{value}' for name, value in given.items() if value) + "}"


def line(
    values: str | bytes,
    *,
    at: str = f'"{AT}"',
    table: str = '"todo"',
    id: str = '"2170014109083567490752921431704245847"',
    rest: str = "",
    tx: str = '"1/1"',
) -> bytes:
    """Return a line of a journal with the right checksum; everything is given as JSON."""
    values = values.encode("utf-8", "surrogatepass") if isinstance(values, str) else values
    head = f'{{"at":{at},"tx":{tx},"table":{table},"id":{id},"set":'
    return sealed(head.encode() + values + rest.encode()) + b"\n"


def _of(table: str, **more: str) -> bytes:
    return line(fields(**more), table=f'"{table}"')


def _money(value: str, currency: str = "EUR") -> str:
    return f'{{"value":"{value}","currency":"{currency}"}}'


def _ends_of_time() -> dict[str, bytes]:
    """Return records of every kind whose every moment is one that most sums of time cannot be reckoned with."""
    wanted = {
        "todo": ("due", "snoozed_until"),
        "note": ("due",),
        "promise": ("first_theirs", "mine", "agreed_at", "delivered_at"),
        "question": ("opened_at", "due"),
        "card": ("verified_at",),
        "order": ("confirmed_at", "need_date", "invoiced_at"),
        "call": ("when", "held_at"),
        "awaited": ("due",),
        "loss": ("told_at",),
    }
    found = {}
    for when, moment in (
        ("year 9999", LAST),
        ("year 1", FIRST),
        ("1970", '"1970-01-01T00:00:00+00:00[UTC]"'),
    ):
        for table, moments in wanted.items():
            more = dict.fromkeys(moments, moment) | {"customer": '"5"', "made_at": moment}
            if table == "order":
                more["amount"] = _money("5")
            if table == "card":
                more["answer"] = '"a"'
            found[f"{table} of {when}"] = _of(table, **more)
            found[f"{table} due in {when}"] = _of(table, **(more | {"made_at": MADE}))
    return found


LINES: dict[str, bytes] = {
    "broken UTF-8": line(b'{"text":"\xff\xfe","made_at":' + MADE.encode() + b"}"),
    "brackets": line('{"text":' + "[" * DEEP),
    "nested lists": line(fields(text="[" * DEEP + "]" * DEEP)),
    "nested objects": line(fields(text='{"a":' * DEEP + "1" + "}" * DEEP)),
    "lists as deep as JSON goes": line(fields(new="[" * 900 + "]" * 900)),
    "NaN": line(fields(text="NaN")),
    "NaN in an unknown field": line(fields(new="NaN")),
    "Infinity": line(fields(due="Infinity")),
    "1e999": line(fields(new="1e999")),
    "NaN as id": line(fields(), id="NaN"),
    "Infinity as id": line(fields(), id="Infinity"),
    "NaN euros": _of("order", amount=_money("NaN"), customer='"1"'),
    "a signalling NaN": _of("order", amount=_money("sNaN"), customer='"1"'),
    "infinite euros": _of("order", amount=_money("Infinity"), customer='"1"'),
    "more euros than there are digits": _of("order", amount=_money("1E+999999"), customer='"1"'),
    "less than a cent": _of("order", amount=_money("1E-999999"), customer='"1"'),
    "no such currency": _of("order", amount=_money("5", "XXXXXXXX"), customer='"1"'),
    "no currency": _of("order", amount=_money("5", ""), customer='"1"'),
    "terms of ages": _of("order", amount=_money("5"), terms_days='"99999999999999999999"', invoiced_at=MADE),
    "terms below nothing": _of("order", amount=_money("5"), terms_days='"-99999999999"', invoiced_at=MADE),
    "a key twice": line('{"text":"a","text":"b","made_at":' + MADE + "}"),
    "set twice": line(fields(), rest=',"set":{"text":"z"}'),
    "a lone surrogate": line(fields(text='"\\ud800"')),
    "a raw surrogate": line(fields(text='"\ud800"')),
    "a surrogate as field": line(fields(**{"\\udfff": "1"})),
    "a surrogate as table": line(fields(), table='"\\ud800"'),
    "a surrogate in the log": line(fields(), rest=',"did":"\\ud800 x"'),
    "a surrogate as device": line(fields(), at='"1763454000000-0000-\\ud800"'),
    "a surrogate as customer": line('{"said":"\\ud800"}', table='"customer"', id='"7"'),
    "an id of 10,000 digits": line(fields(), id=HUGE),
    "an id of 10,000 digits as text": line(fields(), id=f'"{HUGE}"'),
    "a number of 10,000 digits": line(fields(text=HUGE)),
    "a moment of 10,000 digits": line(fields(due=f'"{HUGE}"')),
    "a customer of 10,000 digits": line(fields(customer=f'"{HUGE}"')),
    "a negative id": line(fields(), id='"-5"'),
    "an id of 129 bits": line(fields(), id=f'"{1 << 128}"'),
    "the greatest id": line(fields(), id=f'"{(1 << 128) - 1}"'),
    "the id 0": line(fields(), id='"0"'),
    "half an id": line(fields(), id="1.5"),
    "the id true": line(fields(), id="true"),
    "the id null": line(fields(), id="null"),
    "an id between spaces": line(fields(), id='" 5 "'),
    "an Arabic id": line(fields(), id='"\u0665"'),
    "a negative customer": line(fields(customer='"-5"')),
    "an object as customer": line(fields(customer="{}")),
    "a stamp of year 9999": line(fields(), at='"253402300799000-0000-peer0001"'),
    "a stamp of year 2286": line(fields(), at='"9999999999999-ffff-peer0001"'),
    "a stamp of 1970": line(fields(), at='"0000000000000-0000-peer0001"'),
    "a stamp without a device": line(fields(), at='"1763454000000-0000-"'),
    "a stamp that names a path": line(fields(), at='"1763454000000-0000-../../x"'),
    "a number as stamp": line(fields(), at="5"),
    "a byte order mark": b"\xef\xbb\xbf" + line(fields()),
    "CRLF": line(fields()).replace(b"\n", b"\r\n"),
    "zeros around": b"\0" * 5000 + line(fields()) + b"\0" * 5000,
    "NUL in a text": line(fields(text='"a\\u0000b"')),
    "a raw NUL": line(fields(text='"a\0b"')),
    "another program's JSON": b'{"hello": "world"}\n[1,2,3]\nnull\n"x"\n5\n',
    "pretty JSON": b'{\n  "a": 1,\n  "b": [\n 1]\n}\n',
    "an empty object": sealed(b"{") + b"\n",
    "a sealed list": sealed(b"[1") + b"\n",
    "a field without a name": line(fields(**{"": "1"})),
    "an item without names": line(fields(**{"/": "1"})),
    "an item of an item": line(fields(**{"a/b/c": "1"})),
    "an item of a text": line(fields(**{"text/x": "1"})),
    "payments as a list": _of("order", payments="[]"),
    "payments as a number": _of("order", payments="5"),
    "a payment that is a number": _of("order", **{"payments/x": "5"}),
    "a remark of no time": line(fields(**{"remarks/x": '{"at":"x","text":5}'})),
    "a remark of the end of time": line(fields(**{"remarks/x": f'{{"at":{LAST},"text":"hi"}}'})),
    "a contact of the first day": line(fields(**{"contacts/x": f'{{"at":{FIRST}}}'})),
    "a step of no plan": _of("order", **{"steps_at/zzz": MADE}),
    "deleted: yes": line(fields(deleted='"yes"')),
    "deleted as an object": line(fields(deleted='{"a":1}')),
    "an item of deleted": line(fields(**{"deleted/x": "true"})),
    "settled as a number": line(fields(settled="5")),
    "stamps as a field": line(fields(_stamps='{"9999999999999-0000-x":["text"]}')),
    "a number as stamps": line(fields(_stamps="5")),
    "a star": line(fields(**{"*": '"q"'})),
    "an id as a field": line(fields(id='"9"')),
    "a table without a name": line(fields(), table='""'),
    "a number as table": line(fields(), table="5"),
    "a table named like the snapshot's own": line(fields(), table='"cockpit"', id='"1"'),
    "a table of two lines": line(fields(), table='"a\\nb\\"c"'),
    "an unknown table": line(fields(), table='"invoice"'),
    "a book that is a number": line('{"book":5}', table='"book"', id='"1"'),
    "an id in two tables": line(fields()) + line('{"said":"x"}', table='"customer"'),
    "a transaction that never ends": line(fields(), tx='"1/999999999"'),
    "a transaction of nothing": line(fields(), tx='"x"'),
    "a number as transaction": line(fields(), tx="5"),
    "a customer merged into itself": line('{"said":"x","merged_into":"7"}', table='"customer"', id='"7"'),
    "a customer merged into an object": line('{"said":"x","merged_into":{}}', table='"customer"', id='"7"'),
    "a customer without letters": line('{"said":"x","aliases/":"","name":""}', table='"customer"', id='"7"'),
    "a customer without a name": line('{"phone":"x"}', table='"customer"', id='"7"'),
    "what undoes itself": line(fields(), rest=f',"undoes":"{AT}"'),
    "a list of values": line("[1]"),
    "no values": line("null"),
    "a list of what was": line(fields(), rest=',"was":[1]'),
    "markup and escapes": line(fields(text='"[red]x[/][@click=app.quit]y[/] \\u001b[31m \\u202e"')),
    "no text": line(fields(text="")),
    "no moment": line(fields(made_at="")),
    "a text of a million": line(fields(text='"' + "y" * 1_000_000 + '"')),
    "no such zone": line(fields(due='"2026-11-18T10:00:00+01:00[No/Where]"')),
    "a zone that is a path": line(fields(due='"2026-11-18T10:00:00+01:00[../../etc/passwd]"')),
    "a zone with NUL": line(fields(due='"2026-11-18T10:00:00+01:00[a\\u0000b]"')),
    "an offset of a day": line(fields(due='"2026-11-18T10:00:00+23:59[Europe/Berlin]"')),
    "a moment without an offset": line(fields(due='"2026-11-18T10:00:00"')),
} | _ends_of_time()

FILES: dict[str, bytes] = {
    "nothing": b"",
    "zeros": b"\0" * 1000,
    "every byte": bytes(range(256)) * 10,
    "a byte order mark": b"\xef\xbb\xbf{}",
    "null": b"null",
    "a list": b"[]",
    "another program's JSON": b'{"hello":{"1":{}}}',
    "brackets": b"[" * DEEP,
    "nested lists": b"[" * DEEP + b"]" * DEEP,
    "nested objects": b'{"a":' * DEEP,
    "NaN": b"NaN",
    "10,000 digits": HUGE.encode(),
    "a key twice": b'{"a":1,"a":2}',
    "surrogates": b'{"\\ud800":"\\ud800"}',
    "CRLF": b"{\r\n}\r\n",
    "three million letters": b'{"a":"' + b"x" * 3_000_000 + b'"}',
    "a sealed object": sealed(b'{"a":1'),
    "a sealed list": sealed(b"[1"),
    "sealed brackets": sealed(b'{"customers":' + b"[" * DEEP),
}

HINTS: dict[str, bytes] = {
    "a negative customer": sealed(b'{"customers":{"a":["A","-5"]},"deliveries":{},"tails":[]'),
    "a huge customer": sealed(b'{"customers":{"zebra":["A","' + HUGE[:4001].encode() + b'"]}'),
    "a huge moment": sealed(b'{"deliveries":{"spec":[[5,' + HUGE[:301].encode() + b"]]}"),
    "an endless moment": sealed(b'{"deliveries":{"spec":[[5,Infinity]]}'),
    "tails as a number": sealed(b'{"customers":{},"deliveries":{},"tails":5'),
    "a name without letters": sealed(b'{"customers":{"":["",5]}'),
    "surrogates": sealed(b'{"customers":{"\\ud800":["\\ud800",5]},"tails":["\\ud800"]'),
}


def snapshot(*, folded: str = "{}", is_open: str = "{}", body: bytes = b"}\n") -> bytes:
    """Return a snapshot with the right checksums."""
    first = f'{{"cockpit":{{"1":{{"schema":1,"folded":{folded},"open":{is_open},"crc":{crc32(body)}'.encode()
    return first + b',"own":%d}},\n' % crc32(first) + body


def _row(row: str) -> bytes:
    inner, begin = row.encode(), b'"todo":{\n'
    is_open = f'{{"todo":[{len(begin)},{len(inner)},{crc32(inner)}]}}'
    return snapshot(is_open=is_open, body=begin + inner + b"\n}}\n")


_FILE = "journal/peer0001/2025-11.ndjson"
SNAPSHOTS: dict[str, bytes] = {
    "nothing in it": snapshot(),
    "a list folded": snapshot(folded="[]"),
    "a number folded": snapshot(folded='{"a":5}'),
    "less than nothing folded": snapshot(folded=f'{{"{_FILE}":[-5,""]}}'),
    "more folded than there can be": snapshot(folded=f'{{"{_FILE}":[{HUGE[:301]},""]}}'),
    "endlessly folded": snapshot(folded=f'{{"{_FILE}":[Infinity,""]}}'),
    "a mark of another alphabet": snapshot(folded=f'{{"{_FILE}":[5,"\\u4e00"]}}'),
    "another file folded": snapshot(folded='{"../../etc/passwd":[5,""]}'),
    "a part before the beginning": snapshot(is_open='{"todo":[-100,10,5]}'),
    "a part beyond the end": snapshot(is_open=f'{{"todo":[{HUGE[:31]},{HUGE[:31]},5]}}'),
    "an endless part": snapshot(is_open='{"todo":[Infinity,Infinity,0]}'),
    "words for a part": snapshot(is_open='{"todo":["a","b","c"]}'),
    "a number as record": _row('"5":5'),
    "words as id": _row('"x":{}'),
    "a negative id": _row('"-5":{"text":"a"}'),
    "a huge id": _row(f'"{HUGE[:401]}":{{"text":"a"}}'),
    "a number as stamps": _row('"5":{"text":"a","_stamps":5}'),
    "words as stamp": _row('"5":{"text":"a","_stamps":{"x":["*"]}}'),
    "a number as paths": _row('"5":{"text":"a","_stamps":{"1763454000000-0000-x":5}}'),
    "numbers as paths": _row('"5":{"text":"a","_stamps":{"1763454000000-0000-x":[5,[]]}}'),
    "deleted at no time": _row('"5":{"text":"a","deleted":true,"_stamps":{}}'),
    "a list as stamps": _row('"5":{"text":"a","deleted":true,"_stamps":[]}'),
    "brackets": _row('"5":{"text":' + "[" * DEEP),
    "surrogates": _row('"5":{"text":"\\ud800","\\ud800":1,"_stamps":{"1763454000000-0000-x":["*"]}}'),
}
