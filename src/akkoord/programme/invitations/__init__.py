# SPDX-License-Identifier: EUPL-1.2
"""How a request reaches a person: personal links, mail, reminders, and the rhythm of rounds."""
