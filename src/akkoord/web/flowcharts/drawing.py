# SPDX-License-Identifier: EUPL-1.2
"""A laid-out flowchart as SVG: the lane labels and the chart apart on a page, together in a file of its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from akkoord.programme.planning.overviews.flowchart import Flowchart, FlowItem
from akkoord.programme.planning.rules import Column
from akkoord.web.components.wording import date_short, plural, worded
from akkoord.web.flowcharts.canvas import Canvas
from akkoord.web.flowcharts.geometry import (
    AXIS_ROW,
    CARD,
    LABEL_ROW,
    LINE,
    PAD,
    SHAPE,
    STATUS_TEXT,
    Block,
    Card,
    GroupBox,
    LaneBox,
    Layout,
    MeetingLine,
    status_lines,
)
from akkoord.web.flowcharts.shapes import FORECAST, draw_mark, draw_signal, draw_verified, is_mark
from akkoord.web.flowcharts.standings import Standings

LinkTo = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Links:
    """Where a lane (by action key) and an item (by step key) lead; empty texts make no link."""

    lane: LinkTo
    item: LinkTo


def no_links() -> Links:
    """For paper."""
    return Links(lambda key: "", lambda key: "")


def draw_labels(layout: Layout, standings: Standings, links: Links) -> SafeString:
    """The column with the names of the lanes, as wide as the measures say."""
    canvas = Canvas()
    width = layout.measures.label
    canvas.add("rect", x=0, y=0, width=width, height=layout.height, cls="ak-flow__paper")
    for group in layout.groups:
        _draw_group(canvas, group, width)
    for box in layout.lanes:
        _draw_label(canvas, box, links)
        _draw_statuses(canvas, box, standings, layout)
    for y in _rules(layout):
        canvas.add("line", x1=0, y1=y, x2=width, y2=y, cls="ak-flow__rule")
    canvas.add("line", x1=width - 0.5, y1=0, x2=width - 0.5, y2=layout.height, cls="ak-flow__edge")
    return canvas.markup


def draw_chart(layout: Layout, chart: Flowchart, links: Links) -> SafeString:
    """Everything right of the labels."""
    canvas = Canvas()
    _draw_ground(canvas, layout)
    _draw_header(canvas, layout)
    _draw_lines(canvas, layout)
    _draw_line_labels(canvas, layout, chart)
    for group in layout.groups:
        canvas.add("rect", x=0, y=group.y, width=layout.width, height=group.height, cls="ak-flow__group")
    if chart.unplaced:
        canvas.text(_unplaced_words(chart), PAD, layout.groups[-1].y + 17, "ak-flow__text")
    for box in layout.lanes:
        if box.lane is None:
            _draw_loose_ground(canvas, box, layout)
        for block in box.blocks:
            _draw_block(canvas, block, layout, links)
        for card in box.cards:
            _draw_card(canvas, card, links, lane_known=box.lane is not None)
    return canvas.markup


def description(chart: Flowchart, standings: Standings) -> str:
    """The drawing in words, for people who do not see it."""
    dated = sum(item.span is not None for item in chart.items)
    words = [
        _("%(lanes)s in %(columns)s kolommen van %(first)s tot en met %(last)s.")
        % {
            "lanes": plural(len(chart.lanes), _("rij"), _("rijen")),
            "columns": len(chart.axis.columns),
            "first": chart.axis.columns[0].label,
            "last": chart.axis.columns[-1].label,
        },
        _("Van %(items)s hebben er %(dated)s een moment; van %(loose)s is de rij onzeker.")
        % {
            "items": plural(len(chart.items), _("stap"), _("stappen")),
            "dated": dated,
            "loose": len(chart.unplaced),
        },
        plural(len(chart.board_dates), _("vergadering"), _("vergaderingen")) + _(" als verticale lijn."),
    ]
    missed = [one.missed for one in standings.forecasts.values() if one.miss]
    if missed:
        words.append(_("Volgens de prognose missen %(n)s acties een overleg.") % {"n": len(missed)})
    words += _verified_description(standings)
    return " ".join([*words, _("De tabel onder de tekening heeft dezelfde inhoud.")])


def _verified_description(standings: Standings) -> list[str]:
    if not standings.by_action:
        return []
    if not standings.verified:
        return [_("Van geen enkele actie is de status geverifieerd.")]
    counts = {"verified": standings.verified, "all": len(standings.by_action), "differing": standings.differing}
    return [
        _(
            "Van %(verified)s van de %(all)s acties met een status is die ook geverifieerd; "
            "bij %(differing)s wijkt dat af van wat is gemeld."
        )
        % counts
    ]


def item_words(item: FlowItem, *, lane_known: bool) -> str:
    """What a step is, when, and what is uncertain: the name of its link."""
    words = [f"{item.title}. {item.kind.label}, {item.when}."]
    if item.recurring:
        words.append(_("Herhaalt zich: %(how)s") % {"how": item.recurring} + ".")
    if item.conditional:
        words.append(_("Voorbehoud: %(what)s") % {"what": item.conditional})
    if not lane_known:
        words.append(_("De rij is onzeker."))
    if item.origin.uncertain:
        words.append(_("Onzeker: %(why)s") % {"why": item.origin.uncertain})
    return " ".join(words)


def _unplaced_words(chart: Flowchart) -> str:
    counted = plural(len(chart.unplaced), _("stap"), _("stappen"))
    return _("%(counted)s waarvan uit de bron niet blijkt bij welke actie ze horen") % {"counted": counted}


def _draw_group(canvas: Canvas, group: GroupBox, width: float) -> None:
    canvas.add("rect", x=0, y=group.y, width=width, height=group.height, cls="ak-flow__group")
    for number, line in enumerate(group.title):
        canvas.text(line, PAD, group.y + 17 + number * LINE, "ak-flow__text ak-flow__text--strong")


def _rules(layout: Layout) -> list[float]:
    return [layout.header, *(box.y + box.height for box in layout.lanes)]


def _draw_label(canvas: Canvas, box: LaneBox, links: Links) -> None:
    y = box.y + PAD + 12
    url = links.lane(box.lane.key) if box.lane else ""
    with canvas.inside("a", href=url, cls="ak-flow__link") if url else canvas.inside("g"):
        for line in box.title:
            canvas.text(line, PAD, y, "ak-flow__text ak-flow__text--strong")
            y += LINE
    if box.lane is None:
        for line in (_("De bron noemt deze"), _("stappen zonder rij.")):
            canvas.text(line, PAD, y, "ak-flow__text ak-flow__text--small")
            y += LINE
        return
    owner = box.lane.owner
    if owner:
        canvas.text(_("Trekker") + f": {owner}", PAD, y + 1, "ak-flow__text ak-flow__text--small")
    else:
        canvas.text(_("Geen trekker"), PAD, y + 1, "ak-flow__text ak-flow__text--small ak-flow__text--missing")


def _draw_statuses(canvas: Canvas, box: LaneBox, standings: Standings, layout: Layout) -> None:
    """Under the owner: what was told, and what was verified in a ring; each with its age, never one for the other."""
    standing = standings.by_action.get(box.lane.action_id) if box.lane else None
    if standing is None:
        return
    told, found = status_lines(standing, layout.measures)
    y = box.y + PAD + 12 + LINE * (len(box.title) + 1)
    draw_signal(canvas, standing.signal.kind, PAD + 7, y - 2)
    _draw_words(canvas, told, y + 2)
    y += LINE * len(told)
    if standing.verified is not None:
        draw_verified(canvas, standing.verified.signal.kind, PAD + 7, y - 2)
    _draw_words(canvas, found, y + 2)


def _draw_words(canvas: Canvas, lines: Sequence[str], y: float) -> None:
    for number, line in enumerate(lines):
        canvas.text(line, PAD + STATUS_TEXT, y + number * LINE, "ak-flow__text ak-flow__text--small")


def _draw_ground(canvas: Canvas, layout: Layout) -> None:
    canvas.add("rect", x=0, y=0, width=layout.width, height=layout.height, cls="ak-flow__paper")
    beside = layout.width - layout.axis_width
    if beside:
        canvas.add("rect", x=layout.axis_width, y=layout.header, width=beside, height=layout.height - layout.header,
                   cls="ak-flow__aside")  # fmt: skip
    for number, column in enumerate(layout.axis.columns):
        x = number * layout.step
        cls = "ak-flow__year" if column.starts_year else "ak-flow__quarter"
        canvas.add("line", x1=x, y1=layout.header - AXIS_ROW, x2=x, y2=layout.height, cls=cls)
    for y in _rules(layout):
        canvas.add("line", x1=0, y1=y, x2=layout.width, y2=y, cls="ak-flow__rule")


def _draw_header(canvas: Canvas, layout: Layout) -> None:
    y = layout.header - 9
    for number, column in enumerate(layout.axis.columns):
        canvas.text(column.label, number * layout.step + 6, y, "ak-flow__text ak-flow__text--axis")
    for x, label in ((layout.decided_x, _("Nog te bepalen (PM)")), (layout.unknown_x, _("Moment onbekend"))):
        if x is not None:
            canvas.add("line", x1=x, y1=layout.header - AXIS_ROW, x2=x, y2=layout.height, cls="ak-flow__year")
            canvas.text(label, x + PAD, y, "ak-flow__text ak-flow__text--axis")


def _draw_lines(canvas: Canvas, layout: Layout) -> None:
    """The meetings, each from its own label down, and the peildatum."""
    for line in layout.meetings:
        top = _label_y(line) + 4
        if line.right - line.left > 6:
            canvas.add("rect", x=line.left, y=top, width=line.right - line.left, height=layout.height - top,
                       cls="ak-flow__meeting-span")  # fmt: skip
        middle = (line.left + line.right) / 2
        canvas.add("line", x1=middle, y1=top, x2=middle, y2=layout.height, cls="ak-flow__meeting")
    x = _as_of_x(layout)
    canvas.add("line", x1=x, y1=LABEL_ROW, x2=x, y2=layout.height, cls="ak-flow__as-of")


def _draw_line_labels(canvas: Canvas, layout: Layout, chart: Flowchart) -> None:
    """Last, so that no line runs through a label."""
    for line in layout.meetings:
        with canvas.inside("g"):
            canvas.title(f"{line.meeting.title}: {worded(line.meeting.when)}")
            canvas.text(
                line.label, line.label_x, _label_y(line), "ak-flow__text ak-flow__text--meeting ak-flow__text--halo"
            )
    x = _as_of_x(layout)
    label = _("Peildatum") + f" {date_short(chart.as_of.peildatum)}"
    at_end = x > layout.axis_width - 110
    canvas.text(label, x - 4 if at_end else x + 4, 12, "ak-flow__text ak-flow__text--as-of ak-flow__text--halo",
                text_anchor="end" if at_end else "start")  # fmt: skip


def _label_y(line: MeetingLine) -> float:
    return (line.label_row + 1) * LABEL_ROW + 11


def _as_of_x(layout: Layout) -> float:
    return min(max(layout.as_of_x, 1.0), layout.axis_width - 1)


def _draw_block(canvas: Canvas, block: Block, layout: Layout, links: Links) -> None:
    url = links.item(block.item.key) if block.item else ""
    with canvas.inside("a", href=url, cls="ak-flow__link") if url else canvas.inside("g"):
        if block.item is not None:
            canvas.title(item_words(block.item, lane_known=True))
        y = block.y + SHAPE / 2
        if block.forecast is not None:
            _draw_forecast(canvas, block, y)
        elif block.item is not None and is_mark(block.item.kind):
            _draw_span(canvas, block, y)
            draw_mark(canvas, block.item.kind, block.mark, y)
        elif block.item is not None:
            _draw_bar(canvas, block, block.item, y, layout)
        if block.item is not None and block.item.origin.uncertain:
            _draw_doubt(canvas, block.mark + 10 if is_mark(block.item.kind) else block.left - 1, y)
        look = "ak-flow__text ak-flow__text--halo"
        cls = f"{look} ak-flow__text--forecast" if block.forecast else look
        for number, line in enumerate(block.lines):
            canvas.text(line, block.text_x, block.y + SHAPE + 12 + number * LINE, cls)


def _draw_span(canvas: Canvas, block: Block, y: float) -> None:
    """A thin line with ends over all days it can be, where that is more than the mark itself."""
    if block.right - block.left > SHAPE:
        canvas.add(
            "path", d=f"M{block.left + 2:.1f} {y - 4:.1f}v8m0-4H{block.right - 2:.1f}m0-4v8", cls="ak-flow__span"
        )


def _draw_bar(canvas: Canvas, block: Block, item: FlowItem, y: float, layout: Layout) -> None:
    span = item.span
    cls = "ak-flow__bar ak-flow__bar--uncertain" if item.origin.uncertain else "ak-flow__bar"
    left, right = block.left + 1, max(block.right - 1, block.left + 7)
    canvas.add("rect", x=left, y=y - 5, width=right - left, height=10, rx=3, cls=cls)
    if span is not None and not span.start_known:
        canvas.add("line", x1=max(left - 22, 0), y1=y, x2=left, y2=y, cls="ak-flow__open-end")
    if span is not None and not span.end_known:
        end = min(right + 22, layout.axis_width)
        canvas.add("line", x1=right, y1=y, x2=end, y2=y, cls="ak-flow__open-end")
        canvas.add("path", d=f"M{end - 4:.1f} {y - 4:.1f}l5 4-5 4", cls="ak-flow__open-end")


def _draw_forecast(canvas: Canvas, block: Block, y: float) -> None:
    _draw_span(canvas, block, y)
    if block.slip_from < block.mark - SHAPE:
        canvas.add("line", x1=block.slip_from, y1=y, x2=block.mark - 8, y2=y, cls="ak-flow__slip")
    canvas.add("path", d=FORECAST, cls="ak-flow__forecast", transform=f"translate({block.mark:.1f} {y:.1f})")


def _draw_doubt(canvas: Canvas, x: float, y: float) -> None:
    canvas.add("circle", cx=x, cy=y - 5, r=5.5, cls="ak-flow__doubt")
    canvas.text("?", x, y - 1.8, "ak-flow__text ak-flow__text--doubt", text_anchor="middle")


def _draw_card(canvas: Canvas, card: Card, links: Links, *, lane_known: bool) -> None:
    url = links.item(card.item.key)
    uncertain = bool(card.item.origin.uncertain) or not lane_known
    with canvas.inside("a", href=url, cls="ak-flow__link") if url else canvas.inside("g"):
        canvas.title(item_words(card.item, lane_known=lane_known))
        cls = "ak-flow__card ak-flow__card--uncertain" if uncertain else "ak-flow__card"
        canvas.add("rect", x=card.x, y=card.y, width=CARD, height=card.height, rx=3, cls=cls)
        draw_mark(canvas, card.item.kind, card.x + 14, card.y + 14)
        if uncertain:
            _draw_doubt(canvas, card.x + CARD - 5, card.y + 8)
        for number, line in enumerate(card.lines):
            canvas.text(line, card.x + 27, card.y + 18 + number * LINE, "ak-flow__text")


def _draw_loose_ground(canvas: Canvas, box: LaneBox, layout: Layout) -> None:
    """The ground under the cards that have neither a lane nor a moment: there the time axis means nothing."""
    loose = [card for card in box.cards if card.item.column is Column.UNKNOWN]
    if loose:
        y = min(card.y for card in loose) - 10
        words = _("Rij en moment onbekend (%(n)s)") % {"n": len(loose)}
        canvas.add("rect", x=0, y=y - 17, width=layout.width, height=box.y + box.height - y + 16, cls="ak-flow__loose")
        canvas.text(words, PAD, y, "ak-flow__text ak-flow__text--strong")
