# SPDX-License-Identifier: EUPL-1.2
"""Steps of actions, what they wait for, and when they are planned."""
