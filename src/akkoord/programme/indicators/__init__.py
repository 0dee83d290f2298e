# SPDX-License-Identifier: EUPL-1.2
"""Published figures with their source and peildatum."""
