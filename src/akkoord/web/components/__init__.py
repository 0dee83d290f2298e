# SPDX-License-Identifier: EUPL-1.2
"""The parts that pages are made of: plain values here, drawn by the template tags in `akkoord_components`."""
