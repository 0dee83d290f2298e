# SPDX-License-Identifier: EUPL-1.2
"""The sentences with which pages of workbooks open."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from akkoord.programme.workbooks.choices import RowKind, UploadState
from akkoord.programme.workbooks.overviews.batches import BatchShown
from akkoord.programme.workbooks.overviews.uploads import Preview, UploadShown


def about_preview(preview: Preview) -> str:
    """What a workbook would do, or why it does nothing."""
    upload = preview.upload
    if upload.state == UploadState.CHECKING:
        sentence = _(
            "Dit werkboek wordt nagekeken: %(seen)s van ongeveer %(total)s rijen. Er is nog niets overgenomen."
        )
        return sentence % {"seen": upload.seen, "total": upload.total}
    if upload.state == UploadState.BROKEN:
        return _("Dit werkboek kon niet worden gelezen. %(why)s") % {"why": upload.refusal}
    return " ".join([*_done(upload), _to_take(preview), *_attention(preview)])


def _done(upload: UploadShown) -> list[str]:
    if not upload.taken:
        return []
    sentence = ngettext("%(n)s antwoord is overgenomen.", "%(n)s antwoorden zijn overgenomen.", upload.taken)
    return [sentence % {"n": upload.taken}]


def _to_take(preview: Preview) -> str:
    number = preview.ready
    if number:
        sentence = ngettext(
            "%(n)s antwoord kan worden overgenomen; er is nog niets overgenomen.",
            "%(n)s antwoorden kunnen worden overgenomen; daarvan is nog niets overgenomen.",
            number,
        )
        return sentence % {"n": number}
    return _("Er is niets meer over te nemen.") if preview.upload.taken else _("Er is niets over te nemen.")


def _attention(preview: Preview) -> list[str]:
    found = []
    faulty, conflicts = preview.counts.get(RowKind.FAULTY, 0), preview.counts.get(RowKind.CONFLICT, 0)
    if faulty:
        sentence = ngettext("In %(n)s rij staat een fout.", "In %(n)s rijen staat een fout.", faulty)
        found.append(sentence % {"n": faulty})
    if conflicts:
        sentence = ngettext(
            "%(n)s actie is intussen anders beantwoord.", "%(n)s acties zijn intussen anders beantwoord.", conflicts
        )
        found.append(sentence % {"n": conflicts})
    return found


def about_kind(kind: RowKind) -> str:
    """What a kind of row means for who looks at it."""
    return {
        RowKind.NEW: _("Wordt een nieuw antwoord als u het overneemt."),
        RowKind.REPEAT: _("Geeft het antwoord van de vorige ronde opnieuw."),
        RowKind.CONFLICT: _(
            "Iemand heeft deze vraag beantwoord nadat het werkboek was gemaakt. "
            "Kruis de rij aan als uw antwoord moet gelden."
        ),
        RowKind.FAULTY: _("Verbeter de cel in het werkboek en stuur het opnieuw in."),
        RowKind.NOT_YOURS: _(
            "U kunt deze actie niet beantwoorden, en niemand voor wie u dit werkboek instuurt, heeft daarvoor "
            "een mandaat. "
            "Er gebeurt niets."
        ),
        RowKind.UNKNOWN: _("Deze rij wordt niet herkend; er gebeurt niets."),
        RowKind.SAME: _("Dit staat er al zo; er gebeurt niets."),
        RowKind.BLANK: _("Hier is niets ingevuld; er gebeurt niets."),
    }[kind]


def about_taken(answers: int, left: int) -> str:
    """What was just done."""
    sentence = ngettext("%(n)s antwoord is overgenomen.", "%(n)s antwoorden zijn overgenomen.", answers)
    done = sentence % {"n": answers}
    if not left:
        return done
    rest = ngettext("Er wacht nog %(n)s rij op uw keuze.", "Er wachten nog %(n)s rijen op uw keuze.", left)
    return f"{done} {rest % {'n': left}}"


def about_batch(batch: BatchShown) -> str:
    """What workbooks that came in together would do."""
    number, refused = len(batch.uploads), len(batch.refused)
    found = [
        ngettext("%(n)s werkboek is ingestuurd.", "%(n)s werkboeken zijn ingestuurd.", number) % {"n": number}
        if number
        else _("Geen enkel werkboek kon worden aangenomen.")
    ]
    if refused:
        found.append(
            ngettext("%(n)s bestand is geweigerd.", "%(n)s bestanden zijn geweigerd.", refused) % {"n": refused}
        )
    if batch.checking:
        sentence = ngettext(
            "%(n)s werkboek wordt nog nagekeken.", "%(n)s werkboeken worden nog nagekeken.", batch.checking
        )
        found.append(sentence % {"n": batch.checking})
    if batch.to_take:
        sentence = ngettext(
            "%(n)s antwoord uit werkboeken zonder fouten is nog niet overgenomen.",
            "%(n)s antwoorden uit werkboeken zonder fouten zijn nog niet overgenomen.",
            batch.to_take,
        )
        found.append(sentence % {"n": batch.to_take})
    return " ".join(found)


def about_taken_together(answers: int, workbooks: int, left: int) -> str:
    """What was just taken over of several workbooks."""
    taken = ngettext("%(n)s antwoord is overgenomen", "%(n)s antwoorden zijn overgenomen", answers) % {"n": answers}
    source = ngettext("uit %(n)s werkboek.", "uit %(n)s werkboeken.", workbooks) % {"n": workbooks}
    if not left:
        return f"{taken} {source}"
    rest = ngettext(
        "Er wacht nog %(n)s werkboek zonder fouten. Neem ook dat over.",
        "Er wachten nog %(n)s werkboeken zonder fouten. Neem ook die over.",
        left,
    )
    return f"{taken} {source} {rest % {'n': left}}"
