"""What the reference of the format says of the file of private notes beside a meeting file."""

NOTES_EXAMPLE = """\
[[notes]]
item = "1(a)"
title = "Opening of the meeting"
at = 2019-09-09T10:05:00+02:00
text = "Ask about the annex."

[[notes]]
document = "CTOC/COP/WG.4/2019/2"
at = 2019-09-08
text = \"\"\"
Paragraph 12 is new.
Check with capital.\"\"\"

[[notes]]
sitting = 2019-09-09T15:00:00
text = "Interpretation ends at six."

[[marks]]
item = "2"
title = "Crime prevention measures"
mark = "star"

[[log]]
item = "2"
title = "Crime prevention measures"
at = 2019-09-09T11:20:00+02:00
text = "The delegation of Norway took the floor."

[mark_names]
red = "for capital"
"""
"""Every list of a notes file, and every way of naming what an entry is on."""

NOTES_REFERENCE = f"""\
# The file of private notes

Private notes, marks and the running log are never in a meeting file, which may be passed on, but
beside it: those on `x.toml` in `x.notes.toml`. The viewer writes that file, and it may be written by
hand. `agenda check x.notes.toml` says what is wrong with it, with line and column; `agenda check
x.toml` says nothing of it. What is wrong or unknown is left out, and stays in the file.

```toml
{NOTES_EXAMPLE.rstrip()}
```

Each `[[notes]]`, `[[marks]]` and `[[log]]` says what it is on, and with none of these keys it is on
the meeting as such:

| key | type | what it is for |
|---|---|---|
| `item` | text | Id of the agenda item, by default its number. |
| `document` | text | Symbol of the document; without one, its title. |
| `sitting` | local date and time | When the sitting begins, in the meeting's time zone. |
| `title` | text | The title of what it is on; of a sitting without one, what it takes up (`"1(a), 2"`). |

The title is there for revisions of the meeting: where an item has another number or a title that was
mended, what is private goes with it. Where both have changed, or it is gone, it is kept and listed as
on what is gone; to bring it back, correct `item` and `title` in the file. In an entry by hand, one of
`item` and `title` is enough.

| key | in | type | required | what it is for |
|---|---|---|---|---|
| `text` | `[[notes]]`, `[[log]]` | text | yes | What it says, in one line or several. |
| `at` | `[[notes]]`, `[[log]]` | date, or date and time with or without an offset |  | When it was \
written; without an offset, the time is the meeting's. |
| `mark` | `[[marks]]` | text | yes | `star`, `red`, `yellow`, `green`, `blue`, or another name. |

The table `[mark_names]` says what you call a mark, by its name.
"""
