# SPDX-License-Identifier: EUPL-1.2
import xml.etree.ElementTree as ET

from akkoord.kernel.signal import SignalKind
from akkoord.programme.planning.choices import POINT_KINDS, StepKind
from akkoord.web.flowcharts.drawing import Links, draw_chart, draw_labels
from akkoord.web.flowcharts.geometry import Measures, lay_out
from akkoord.web.flowcharts.picture import Caption, legend, picture, style, whole
from akkoord.web.flowcharts.shapes import MARKS, RING
from akkoord.web.flowcharts.standings import standings_on
from tests.web.flowcharts.test_geometry import NOTHING, chart, item, lane, standing

HOSTILE = '<script>alert("x")</script> & \' ]]> ﷽ 👩‍👩‍👧'
LINKS = Links(lane=lambda key: f"/acties/{key}/?a=1&b=2", item=lambda key: f"#rij-stappen-{key}")
SVG = "{http://www.w3.org/2000/svg}"


def parsed(markup: str) -> ET.Element:
    return ET.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{markup}</svg>')


def test_every_kind_of_moment_has_a_shape_of_its_own() -> None:
    assert {kind.value for kind in POINT_KINDS} <= set(MARKS)
    assert len(set(MARKS.values())) == len(MARKS)


def test_hostile_text_is_only_ever_text() -> None:
    made = chart([lane([item(HOSTILE), item(HOSTILE, end="2023-05")], title=HOSTILE)])
    layout = lay_out(made, NOTHING, Measures())
    for markup in (draw_chart(layout, made, LINKS), draw_labels(layout, NOTHING, LINKS)):
        tree = parsed(markup)
        assert not list(tree.iter(f"{SVG}script"))
        assert "alert" in "".join(tree.itertext())
    assert "<script" not in whole(made, NOTHING, Caption(HOSTILE, HOSTILE, HOSTILE, HOSTILE))


def test_each_step_is_a_link_to_its_row_with_all_its_words() -> None:
    made = chart([lane([item("Zeer lange titel " * 20, key="lang")])])
    tree = parsed(draw_chart(lay_out(made, NOTHING, Measures()), made, LINKS))
    (link,) = tree.iter(f"{SVG}a")
    assert link.get("href") == "#rij-stappen-lang"
    title = link.find(f"{SVG}title")
    assert title is not None
    assert (title.text or "").startswith("Zeer lange titel " * 20 + ". activiteit, moment onbekend.".removeprefix(" "))


def test_a_file_needs_nothing_else_and_says_what_it_is() -> None:
    made = chart([lane([item(end="2023-05")])])
    text = whole(made, NOTHING, Caption("Stroomschema A", "30 september 2023", "Brief", "Oefengegevens. Verzonnen."))
    words = "".join(ET.fromstring(text.removeprefix('<?xml version="1.0" encoding="UTF-8"?>\n')).itertext())
    for expected in ("Stroomschema A", "Peildatum: 30 september 2023", "Bron: Brief", "Oefengegevens. Verzonnen."):
        assert expected in words
    assert style() in text
    assert "href" not in text


def test_a_file_without_practice_data_says_nothing_of_it() -> None:
    text = whole(chart([lane([])]), NOTHING, Caption("Stroomschema A", "30 september 2023", "Brief"))
    assert "efengegevens" not in text


def test_no_element_carries_a_style_of_its_own() -> None:
    made = chart([lane([item(), item(end="2023-05")])], [item(end="PM")], meetings=("2023-09",))
    assert " style=" not in whole(made, NOTHING, Caption("A", "b", "c"))


def test_the_legend_shows_what_is_drawn_and_nothing_else() -> None:
    made = chart([lane([item(kind=StepKind.DECISION, end="2023-05")])])
    assert [entry.label for entry in legend(made, NOTHING)] == ["besluit", "peildatum"]


def test_narrow_and_wide_labels_stand_beside_the_same_rows() -> None:
    made = chart([lane([], title="Een actie met een lange naam die op een telefoon meer regels neemt")])
    shown = picture(made, NOTHING, LINKS)
    assert shown.narrow_labels.count("<text") > shown.labels.count("<text")
    assert shown.words.endswith("De tabel onder de tekening heeft dezelfde inhoud.")


def test_a_verified_status_is_a_ring_of_its_own_with_words_and_a_legend() -> None:
    made = chart([lane([]), lane([], number=2)])
    held = {1: standing(SignalKind.ON_SCHEDULE, found=SignalKind.ATTENTION), 2: standing(SignalKind.ON_SCHEDULE)}
    standings = standings_on(made, held)
    tree = parsed(draw_labels(lay_out(made, standings, Measures(label=400)), standings, LINKS))
    rings = [path for path in tree.iter(f"{SVG}path") if path.get("d") == RING]
    signals = [path.get("class") for path in tree.iter(f"{SVG}path") if "signal" in (path.get("class") or "")]
    words = [text.text for text in tree.iter(f"{SVG}text")]
    assert len(rings) == 1
    assert signals == [
        f"ak-flow__signal ak-flow__signal--{kind}" for kind in ("on_schedule", "attention", "on_schedule")
    ]
    assert "Geverifieerd: Aandacht nodig, 46 dagen oud" in words
    assert "niet geverifieerd" in words
    shown = picture(made, standings, LINKS)
    assert "in een ring: geverifieerd door de monitoringspartij" in [entry.label for entry in shown.legend]
    assert "Van 1 van de 2 acties met een status is die ook geverifieerd; bij 1 wijkt dat af" in shown.words
    assert "geverifieerd" not in picture(made, NOTHING, LINKS).words


def test_where_nothing_was_verified_no_ring_is_explained() -> None:
    made = chart([lane([])])
    standings = standings_on(made, {1: standing(SignalKind.FINISHED)})
    assert all("ring" not in entry.label for entry in legend(made, standings))
    assert "Van geen enkele actie is de status geverifieerd." in picture(made, standings, LINKS).words
