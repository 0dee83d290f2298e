# SPDX-License-Identifier: EUPL-1.2
"""Pages that read rounds over time: the course, the flow, drift of forecasts, old answers, who waits for whom."""
