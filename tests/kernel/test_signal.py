# SPDX-License-Identifier: EUPL-1.2
from akkoord.kernel.signal import Signal, SignalKind


def test_every_kind_has_its_own_colour_icon_shape_and_word() -> None:
    for mark in ("colour", "icon", "shape", "label"):
        assert len({getattr(kind, mark) for kind in SignalKind}) == len(SignalKind)
    assert len({kind.label_in("en") for kind in SignalKind}) == len(SignalKind)


def test_a_signal_shows_the_word_of_its_scheme() -> None:
    signal = Signal(SignalKind.ATTENTION, "aanvullende inzet nodig", "Zonder extra inzet wordt het doel niet gehaald.")
    assert str(signal) == "aanvullende inzet nodig"
    assert (signal.colour, signal.icon, signal.shape) == ("signal-attention", "exclamation", "triangle")


def test_unknown_counts_as_open_and_only_finished_does_not() -> None:
    assert [kind for kind in SignalKind if not kind.counts_as_open] == [SignalKind.FINISHED]
    assert Signal.of(SignalKind.UNKNOWN) == Signal(SignalKind.UNKNOWN, "Onbekend")
    assert Signal.of(SignalKind.UNKNOWN).counts_as_open
