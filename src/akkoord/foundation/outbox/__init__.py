# SPDX-License-Identifier: EUPL-1.2
"""Mail that is stored with the change it tells of, and sent later by a worker."""
