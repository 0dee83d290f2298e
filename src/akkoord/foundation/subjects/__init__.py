# SPDX-License-Identifier: EUPL-1.2
"""What the journal, the mail, the files and the search may be about, without knowing who owns it."""
