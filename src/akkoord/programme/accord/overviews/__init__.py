# SPDX-License-Identifier: EUPL-1.2
"""What can be read of an accord, by topic; every read starts with who is looking, and as at when."""
