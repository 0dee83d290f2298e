# SPDX-License-Identifier: EUPL-1.2
"""How an installation is put together: settings, URLs, the server and the `akkoord` command."""
