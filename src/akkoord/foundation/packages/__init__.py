# SPDX-License-Identifier: EUPL-1.2
"""Accord packages: read a folder of YAML, validate it, compare it with what is known, load it. Modules register sections."""
