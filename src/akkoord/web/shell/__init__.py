# SPDX-License-Identifier: EUPL-1.2
"""What stands around every page: header, peildatum, sign-in, errors, language and colours."""
