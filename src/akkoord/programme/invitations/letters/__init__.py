# SPDX-License-Identifier: EUPL-1.2
"""What mails say: each a letter of blocks, from which the plain text and the HTML are made alike."""
