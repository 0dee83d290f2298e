# SPDX-License-Identifier: EUPL-1.2
"""Commands for whoever runs the installation."""
