# SPDX-License-Identifier: EUPL-1.2
"""Work that the worker does by itself when it is due; each module registers its own."""
