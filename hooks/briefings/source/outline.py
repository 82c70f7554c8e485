"""What an author meant by lines that do not line up, told from the field names rather than from the columns.

YAML knows only columns, so one run of lines pasted at the left margin makes it complain about the good lines after it.
The model knows more: `points` holds bullets, a learning point has an `id` and a `text`. So the lines are read from top
to bottom by a few competing guesses; each line that has to move costs something, a whole run moved by the same number
of spaces costs hardly more than its first line, and the cheapest guess wins. Only a file that cannot be read as it
stands is judged by this, and a guess counts only if more of the file can be read with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from .fields import Field, Shape, all_field_names, fields_of
from .guesses import TERM, Guess, Level, Move, Reading, next_text_list, read_names
from .layout import BLOCK, Line, split_line

LONGEST = 3000
"""Lines of a file that are looked at; a briefing has a few hundred."""

_GUESSES = 24
_MOVED, _MOVED_ON = 1.0, 0.05
_UNLIKELY, _NO_DASH, _NO_LIST, _DASH_IN_TEXT, _NO_NAME, _TWICE, _STRAY = 0.8, 1.2, 1.5, 1.6, 2.5, 2.6, 3.0


def read_outline(lines: Sequence[str], model: type[BaseModel]) -> tuple[list[Move], float]:
    """The lines that should stand differently, and how unlikely the best guess is; none where nothing need move."""
    if len(lines) > LONGEST:
        return [], 0.0
    guesses = [Guess(0.0, (Level(0, model),))]
    for number, text in enumerate(lines):
        if not text.strip() or (text.lstrip().startswith("#") and not text.startswith("#" * 2)):
            continue
        readings = list(read_names(split_line(number, text)))
        found: dict[tuple[object, ...], Guess] = {}
        for next_guess in (after for guess in guesses for line in readings for after in _read_line(guess, line)):
            best = found.get(next_guess.state)
            if best is None or next_guess.cost < best.cost:
                found[next_guess.state] = next_guess
        guesses = sorted(found.values(), key=lambda guess: guess.cost)[:_GUESSES]
    return list(_moves(guesses[0])), guesses[0].cost


def _moves(guess: Guess) -> Iterator[Move]:
    found: list[Move] = []
    step = guess.moves
    while step is not None:
        before, move = step
        found.append(move)
        step = before.moves if before else None
    return reversed(found)


def _read_line(guess: Guess, line: Line) -> Iterator[Guess]:
    """Every way in which a guess can go on with a line."""
    yield guess._replace(cost=guess.cost + _STRAY)
    if guess.owner is not None and not isinstance(line, Reading):
        yield from _as_text(guess, line)
    if line.dashes:
        yield from _as_entry(guess, line)
    elif line.key is not None:
        yield from _as_field(guess, line)


def _as_text(guess: Guess, line: Line) -> Iterator[Guess]:
    owner = guess.owner or 0
    cost = 0.0
    if guess.field == "id" and guess.levels[-1].model is not None:
        cost = 1.5
        yield from _as_text_without_name(guess, line)
    if line.dashes:
        in_block = _TWICE if line.key == "id" else 0.3
        cost += in_block if guess.block else _DASH_IN_TEXT
    elif line.key is not None and any(level.model and line.key in fields_of(level.model) for level in guess.levels):
        cost += _UNLIKELY if guess.block else _NO_DASH
    column = line.indent
    wanted = guess.text_column if guess.text_column is not None and guess.block else None
    if wanted is None and column + guess.shift > owner:
        wanted = column + guess.shift
    elif wanted is None:
        wanted = owner + 2
    fits = column > owner and (not guess.block or guess.text_column is None or column >= guess.text_column)
    if fits and not guess.shift:
        yield guess._replace(cost=guess.cost + cost, text_column=guess.text_column or column)
        return
    price = _MOVED_ON if wanted - column == guess.shift or (guess.shift and not line.is_entry) else _MOVED
    if guess.shift == 0 and not guess.block and line.value[:1].isupper():
        price += 0.5
    moved = Move(line.number, " " * wanted + line.text.lstrip(" "))
    yield guess._replace(cost=guess.cost + cost + price, text_column=wanted, moves=(guess, moved))


def _as_text_without_name(guess: Guess, line: Line) -> Iterator[Guess]:
    """Words right below an id: the field name before them is missing."""
    level = guess.levels[-1]
    if line.is_entry or not level.model or "text" not in fields_of(level.model) or "text" in level.used:
        return
    text = f"{' ' * level.column}text: {line.text.strip()}"
    move = Move(line.number, text, level.name, level.line, lost_name=True)
    levels = (*guess.levels[:-1], level._replace(used=level.used | {"text"}))
    yield guess._replace(
        cost=guess.cost + _MOVED,
        levels=levels,
        owner=level.column,
        text_column=None,
        block=False,
        shift=0,
        field="text",
        moves=(guess, move),
    )


def _as_entry(guess: Guess, line: Line) -> Iterator[Guess]:
    """A line that starts with a dash: an entry of a list just opened, of one open above, or of one never opened."""
    if guess.waiting is not None:
        field, column, opened = guess.waiting
        if field.shape in (Shape.TEXTS, Shape.RECORDS):
            for place in {line.indent if line.indent >= column else column + 2, column + 2}:
                level = Level(place, field.model, True, field.name, opened)
                yield from _entry_of(guess, (*guess.levels, level), line)
    for depth in range(len(guess.levels), 0, -1):
        level = guess.levels[depth - 1]
        if level.is_list and guess.field == ":" and line.indent > level.column:
            continue  # A list inside a list: moving it would flatten in silence what the author wrote.
        if level.is_list:
            yield from _entry_of(guess, guess.levels[:depth], line)
        elif level.model is not None:
            yield from _entry_of_unnamed(guess, depth, line)


def _entry_of_unnamed(guess: Guess, depth: int, line: Line) -> Iterator[Guess]:
    """The entry of a list whose field name is missing: told from its own first field."""
    level = guess.levels[depth - 1]
    texts = next_text_list(guess, depth, bool(TERM.fullmatch(line.value)))
    if texts is not None and line.key is None:
        place = line.indent if line.indent >= level.column else level.column + 2
        record = level._replace(used=level.used | {texts})
        levels = (*guess.levels[: depth - 1], record, Level(place, None, True, texts, line.number))
        missing = " " * level.column + f"{texts}:"
        yield from _entry_of(guess._replace(cost=guess.cost + _NO_LIST), levels, line, missing)
    for field in fields_of(level.model).values() if level.model else ():
        if field.shape is not Shape.RECORDS or field.name in level.used or field.model is None:
            continue
        if line.key is None or line.key != next(iter(fields_of(field.model))):
            continue
        place = line.indent if line.indent >= level.column else level.column + 2
        record = level._replace(used=level.used | {field.name})
        opened = Level(place, field.model, True, field.name, line.number)
        missing = " " * level.column + f"{field.name}:"
        levels = (*guess.levels[: depth - 1], record, opened)
        yield from _entry_of(guess._replace(cost=guess.cost + _NO_NAME), levels, line, missing)


def _entry_of(guess: Guess, levels: tuple[Level, ...], line: Line, missing: str | None = None) -> Iterator[Guess]:
    level = levels[-1]
    shift = level.column - line.indent
    guess = _moved(guess, line, level, shift, missing)
    fields = fields_of(level.model) if level.model else {}
    if line.key is not None and line.key in fields:
        odd = 0.0 if line.key == next(iter(fields)) else 0.3
        record = Level(line.column + shift, level.model, used=frozenset({line.key}), name=level.name, line=level.line)
        guess = guess._replace(cost=guess.cost + odd, levels=(*levels, record))
        yield _with_value(guess, fields[line.key], line, record.column)
        return
    odd = _UNLIKELY if level.model else _TWICE if line.key in all_field_names() else 0.0
    block = bool(BLOCK.match(line.value))
    yield guess._replace(
        cost=guess.cost + odd,
        levels=levels,
        waiting=None,
        owner=level.column,
        text_column=None,
        block=block,
        field=":" if line.value.endswith(":") else "",
    )


def _as_field(guess: Guess, line: Line) -> Iterator[Guess]:
    """A line that starts with a field name."""
    key = line.key or ""
    if guess.waiting is not None:
        field, column, opened = guess.waiting
        if field.shape is Shape.RECORD and field.model and key in fields_of(field.model):
            for place in {line.indent if line.indent > column else column + 2, column + 2}:
                level = Level(place, field.model, name=field.name, line=opened)
                yield from _field_of(guess, (*guess.levels, level), line)
        if field.shape is Shape.RECORDS and field.model and key in fields_of(field.model):
            level = Level(column + 2, field.model, True, field.name, opened)
            entry = guess._replace(levels=(*guess.levels, level))
            yield from _entry_without_dash(entry, len(entry.levels), line)
    for depth in range(len(guess.levels), 0, -1):
        level = guess.levels[depth - 1]
        if level.model is None or key not in fields_of(level.model):
            continue
        if not level.is_list:
            yield from _field_of(guess, guess.levels[:depth], line)
        elif depth < len(guess.levels) and key in guess.levels[depth].used:
            yield from _entry_without_dash(guess, depth, line)


def _field_of(guess: Guess, levels: tuple[Level, ...], line: Line) -> Iterator[Guess]:
    level, key = levels[-1], line.key or ""
    guess = _moved(guess, line, level, level.column - line.indent)
    again = _TWICE if key in level.used else 0.0
    record = level._replace(used=level.used | {key})
    guess = guess._replace(cost=guess.cost + again, levels=(*levels[:-1], record))
    yield _with_value(guess, fields_of(level.model)[key] if level.model else None, line, level.column)


def _entry_without_dash(guess: Guess, depth: int, line: Line) -> Iterator[Guess]:
    """A field that its entry already has: a new entry starts here, and the line with its dash is missing."""
    level, key = guess.levels[depth - 1], line.key or ""
    fields = fields_of(level.model) if level.model else {}
    text = f"{' ' * level.column}- {line.text.lstrip(' ')}"
    move = Move(line.number, text, level.name, level.line, lost_dash=True)
    record = Level(level.column + 2, level.model, used=frozenset({key}), name=level.name, line=level.line)
    levels = (*guess.levels[:depth], record)
    guess = guess._replace(cost=guess.cost + _NO_DASH, levels=levels, shift=0, moves=(guess, move))
    yield _with_value(guess, fields[key], line, record.column)


def _moved(guess: Guess, line: Line, level: Level, shift: int, missing: str | None = None) -> Guess:
    """The guess with a line moved to the column of its level."""
    mended = isinstance(line, Reading) and line.text != line.raw.rstrip()
    if not shift and missing is None and not mended:
        return guess._replace(shift=0)
    price = 0.0 if not shift else _MOVED_ON if shift == guess.shift else _MOVED + 0.01 * abs(shift)
    text = " " * (line.indent + shift) + line.text.lstrip(" ")
    price += 0.4 if mended else 0.0
    move = Move(line.number, text, level.name, level.line, missing, mended=mended and not shift)
    return guess._replace(cost=guess.cost + price, shift=shift, moves=(guess, move))


def _with_value(guess: Guess, field: Field | None, line: Line, column: int) -> Guess:
    """The guess with what may follow a field name: more of its text, or what stands below it."""
    block = bool(BLOCK.match(line.value))
    name = line.key or ""
    guess = guess._replace(waiting=None, owner=None, text_column=None, block=block, field=name)
    if line.value or field is None or field.shape is Shape.TEXT:
        return guess._replace(owner=column)
    return guess._replace(waiting=(field, column, line.number))
