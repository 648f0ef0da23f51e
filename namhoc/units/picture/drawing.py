"""Where each line, dot and word of a family's picture stands. Time flows down, so that a phone can show it.

Plain numbers in a picture 360 wide; a page's template draws them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from textwrap import wrap

from namhoc.units.picture.family import Moment, Turn

WIDTH = 360
LEFT, GAP = 12, 14  # before the first line; between the last and the words
WIDEST_LANE, ALL_LANES = 16, 112
LINE, ABOVE, BEND = 18, 12, 18  # height of a line of text; room above a row; how far a line bends
LETTER = 7.2  # how wide one is, about


@dataclass(frozen=True)
class Said:
    """One row in words: when, what, and by which decision."""

    moment: Moment
    title: str
    note: str = ""


@dataclass(frozen=True)
class Text:
    y: int
    text: str
    tone: str  # day · title · focus · note


@dataclass(frozen=True)
class Stroke:
    """A line that a unit draws through its days; bent where it joins or leaves another."""

    path: str
    focus: bool


@dataclass(frozen=True)
class Dot:
    x: float
    y: int
    shape: str  # begin · change · join · fork · end · stands
    focus: bool

    @property
    def left(self) -> float:
        """Where the bar of an ending begins."""
        return round(self.x - 5, 1)


@dataclass
class Drawing:
    """What the template draws."""

    x: float = 0
    height: int = 0
    today_y: int | None = None
    strokes: list[Stroke] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    width: int = WIDTH


def drawn(
    rows: Sequence[Said],
    focus: str,
    today: date,
    standing: Mapping[str, str],
    *,
    today_text: str,
    day_text: Mapping[date, str],
) -> Drawing:
    """The picture of a family; ``standing`` are those that stand today, with what is said of them."""
    pen = _Pen(focus, _most_at_once(rows))
    for row in (one for one in rows if one.moment.day <= today):
        pen.write(row, day_text[row.moment.day])
    pen.mark_today(today_text, standing)
    for row in (one for one in rows if one.moment.day > today):
        pen.write(row, day_text[row.moment.day])
    return pen.finished()


def _most_at_once(rows: Sequence[Said]) -> int:
    lanes = _Lanes()
    most = 1
    for row in rows:
        _moved(lanes, row.moment)
        most = max(most, lanes.widest)
    return most


class _Lanes:
    """Which place from the left each unit has; a place left is taken again."""

    def __init__(self) -> None:
        self.of: dict[str, int] = {}
        self.widest = 0

    def take(self, code: str) -> int:
        if code not in self.of:
            taken = set(self.of.values())
            self.of[code] = next(at for at in range(len(taken) + 1) if at not in taken)
            self.widest = max(self.widest, self.of[code] + 1)
        return self.of[code]

    def leave(self, code: str) -> int | None:
        return self.of.pop(code, None)


def _moved(lanes: _Lanes, moment: Moment) -> None:
    """The lanes after a moment, in the order in which the pen takes and leaves them."""
    for code in _leaving(moment):
        lanes.leave(code)
    for code in _coming(moment):
        lanes.take(code)


def _leaving(moment: Moment) -> list[str]:
    if moment.turn is Turn.JOIN:
        return [part.code for part in moment.parts if part.drawn]
    parts = {part.code for part in moment.parts}
    return [moment.unit] if moment.ends and moment.unit not in parts else []


def _coming(moment: Moment) -> list[str]:
    own = [] if moment.ends else [moment.unit]
    return own + [part.code for part in moment.parts if moment.turn is Turn.FORK and part.drawn]


class _Pen:
    """Draws row by row, from the first day down."""

    def __init__(self, focus: str, lanes: int) -> None:
        self._focus, self._lanes = focus, _Lanes()
        self._step = min(float(WIDEST_LANE), ALL_LANES / lanes)
        self._drawing = Drawing(x=LEFT + self._step * (lanes - 1) + GAP)
        self._letters = int((WIDTH - self._drawing.x - 4) / LETTER)
        self._begun: dict[str, int] = {}
        self._y, self._day = 4, ""

    def write(self, row: Said, day: str) -> None:
        moment = row.moment
        y = self._lines(row, day)
        was = dict(self._lanes.of)
        bends = [code for code in _leaving(moment) if code != moment.unit]
        for code in _leaving(moment):
            self._lanes.leave(code)
        for code in _coming(moment):
            self._lanes.take(code)
        at = self._lanes.of.get(moment.unit, was.get(moment.unit, 0))
        for code in bends:
            self._joins(code, was, at, y)
        if moment.turn is Turn.FORK:
            self._forks(moment, was, at, y)
        elif moment.ends:
            self._stroke(moment.unit, was.get(moment.unit, at), y)
        else:
            self._begun.setdefault(moment.unit, y)
        self._drawing.dots.append(Dot(self._x(at), y, moment.turn.value, moment.unit == self._focus))

    def mark_today(self, text: str, standing: Mapping[str, str]) -> None:
        self._y += ABOVE
        self._drawing.today_y = self._y
        self._y += LINE
        self._texts([text], "day")
        for code in sorted(self._lanes.of, key=self._lanes.of.__getitem__):
            y = self._y + LINE - 5
            self._texts(self._wrapped(standing.get(code, code)), "focus" if code == self._focus else "title")
            self._drawing.dots.append(Dot(self._x(self._lanes.of[code]), y, "stands", code == self._focus))
        self._day = ""

    def finished(self) -> Drawing:
        self._y += ABOVE
        for code in sorted(self._lanes.of):
            self._stroke(code, self._lanes.of[code], self._y)
        self._drawing.height = self._y + 6
        return self._drawing

    def _x(self, lane: int) -> float:
        return round(LEFT + self._step * lane, 1)

    def _lines(self, row: Said, day: str) -> int:
        """Write the words of a row; where its dot stands."""
        self._y += ABOVE
        if day != self._day:
            self._texts([day], "day")
            self._day = day
        y = self._y + LINE - 5
        self._texts(self._wrapped(row.title), "focus" if row.moment.unit == self._focus else "title")
        self._texts(self._wrapped(row.note), "note")
        return y

    def _wrapped(self, text: str) -> list[str]:
        return wrap(text, max(12, self._letters))

    def _texts(self, lines: Collection[str], tone: str) -> None:
        for line in lines:
            self._y += LINE
            self._drawing.texts.append(Text(self._y, line, tone))

    def _joins(self, code: str, was: Mapping[str, int], at: int, y: int) -> None:
        if code in was and code in self._begun:
            bend = self._bend(was[code], y - BEND, at, y)
            self._finish(code, f"{self._from(was[code], self._begun.pop(code))} V{y - BEND} {bend}")

    def _forks(self, moment: Moment, was: Mapping[str, int], at: int, y: int) -> None:
        own = was.get(moment.unit, at)
        if moment.unit not in self._lanes.of:
            self._stroke(moment.unit, own, y)
        for part in moment.parts:
            if part.code != moment.unit and part.code in self._lanes.of:
                lane = self._lanes.of[part.code]
                self._finish(part.code, f"{self._from(own, y)} {self._bend(own, y, lane, y + BEND)}")
                self._begun.setdefault(part.code, y + BEND)

    def _from(self, lane: int, y: int) -> str:
        return f"M{self._x(lane)} {y}"

    def _bend(self, lane: int, y: int, to: int, until: int) -> str:
        half = (y + until) // 2
        return f"C{self._x(lane)} {half} {self._x(to)} {half} {self._x(to)} {until}"

    def _stroke(self, code: str, lane: int, until: int) -> None:
        if code in self._begun:
            self._finish(code, f"{self._from(lane, self._begun.pop(code))} V{until}")

    def _finish(self, code: str, path: str) -> None:
        self._drawing.strokes.append(Stroke(path, code == self._focus))
