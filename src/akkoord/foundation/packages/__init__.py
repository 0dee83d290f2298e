# SPDX-License-Identifier: EUPL-1.2
"""Accord packages: folders of YAML that are read, validated, compared with what is known, and loaded."""
