# SPDX-License-Identifier: EUPL-1.2
"""Pages about mail: who was asked and whether it arrived, reminders on or off, and the mailbox of a demo."""
