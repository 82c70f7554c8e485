"""How deep each list entry stands: told by the format, by where its line begins, or else by its bullet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .blocks import Block
from .words import ends_with_colon, kind_of_mark

OTHER_BULLETS = "The bullets change here: is this listed below the entry above, or beside it?"


def infer_levels(body: Sequence[Block]) -> list[Block]:
    """The same blocks, every list entry with its level; where only the bullet tells, and not clearly, with a doubt."""
    entries = [block for block in body if block.sign]
    if any(block.level for block in entries) and all(block.level is not None for block in entries):
        return list(body)
    lefts = [block.first.left for block in entries]
    known = [left for left in lefts if left is not None]
    step = 1.5 if all(block.first.size == 0 for block in entries) else 5.0
    if len(known) == len(entries) and known and max(known) - min(known) > step:
        return _by_place(body, step)
    return _by_bullet(body)


def _by_place(body: Sequence[Block], step: float) -> list[Block]:
    stack: list[tuple[float, str]] = []
    leveled: list[Block] = []
    page = body[0].first.page
    for block in body:
        if block.sign:
            left, kind = block.first.left or 0.0, kind_of_mark(block.sign)
            if block.first.page != page:
                stack = _on_new_page(stack, left, kind)
            page = block.first.page
            while stack and left < stack[-1][0] - step:
                stack.pop()
            if not stack or left > stack[-1][0] + step:
                stack.append((left, kind))
            block = replace(block, level=len(stack) - 1)
        leveled.append(block)
    return leveled


def _on_new_page(stack: list[tuple[float, str]], left: float, kind: str) -> list[tuple[float, str]]:
    """On another page a list may begin elsewhere: its bullet tells which list goes on."""
    known = [one for _, one in stack]
    if kind not in known:
        return stack
    level = known.index(kind)
    return [*stack[:level], (left, kind)]


def _by_bullet(body: Sequence[Block]) -> list[Block]:
    stack: list[str] = []
    leveled: list[Block] = []
    above: Block | None = None
    for block in body:
        if block.sign:
            kind = kind_of_mark(block.sign)
            is_new = kind not in stack
            if is_new:
                stack.append(kind)
            else:
                del stack[stack.index(kind) + 1 :]
            is_unclear = is_new and len(stack) > 1 and (above is None or not ends_with_colon(above.text))
            block = replace(block, level=len(stack) - 1)
            block = block.with_doubt(OTHER_BULLETS) if is_unclear else block
        leveled.append(block)
        above = block
    return leveled
