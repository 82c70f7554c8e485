"""Numbers and days in words, as every page says them."""

from __future__ import annotations

from datetime import date


def count_of(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: ``1 learning point``, ``12 learning points``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def format_day(day: date) -> str:
    """A day in full: ``23 November 2026``, the same on every system and in every locale."""
    months = "January February March April May June July August September October November December".split()
    return f"{day.day} {months[day.month - 1]} {day.year}"
