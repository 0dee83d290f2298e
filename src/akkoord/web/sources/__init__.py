# SPDX-License-Identifier: EUPL-1.2
"""The pages of source documents and every fact taken from them."""
