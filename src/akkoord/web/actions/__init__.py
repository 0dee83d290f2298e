# SPDX-License-Identifier: EUPL-1.2
"""The pages of actions, and of changing one."""
