# SPDX-License-Identifier: EUPL-1.2
"""Template tags: thin doors from the templates to `components` and `shell`."""
