# SPDX-License-Identifier: EUPL-1.2
"""The verbs of the journal and their Dutch phrases, filled by each module in its `apps.ready()`."""

from django.utils.functional import Promise

from akkoord.foundation.journal.errors import UnknownVerb, VerbTaken

Phrase = str | Promise


class VerbRegistry:
    """Phrases by verb. One lives for the process (`VERBS`); a test makes its own."""

    def __init__(self) -> None:
        self._phrases: dict[str, Phrase] = {}

    def register(self, code: str, phrase: Phrase) -> None:
        """Add a verb, such as "owner_assigned" with the phrase "wees {new} aan als trekker".

        The places that a phrase may have are those of `rules.phrase_in_full`.
        Refusals: VerbTaken when the verb has another phrase already.
        """
        known = self._phrases.get(code)
        if known is not None and known != phrase:
            raise VerbTaken(f"journal verb {code!r} is registered twice")
        self._phrases[code] = phrase

    def phrase(self, code: str) -> str:
        """The phrase in the language of now. Refusals: UnknownVerb."""
        try:
            return str(self._phrases[code])
        except KeyError:
            raise UnknownVerb(f"no module registered journal verb {code!r}") from None

    def require(self, code: str) -> None:
        """Refusals: UnknownVerb when nobody registered this verb."""
        if code not in self._phrases:
            raise UnknownVerb(f"no module registered journal verb {code!r}")

    def __contains__(self, code: object) -> bool:
        return code in self._phrases

    def codes(self) -> tuple[str, ...]:
        """All verbs, in the order in which they were registered."""
        return tuple(self._phrases)


VERBS = VerbRegistry()
register_verb = VERBS.register
phrase_of = VERBS.phrase
require_verb = VERBS.require
verb_codes = VERBS.codes
