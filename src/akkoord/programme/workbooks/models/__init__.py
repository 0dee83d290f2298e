# SPDX-License-Identifier: EUPL-1.2
"""Workbooks that were issued, and those that were sent in."""

from akkoord.programme.workbooks.models.issued import IssuedWorkbook
from akkoord.programme.workbooks.models.uploads import Batch, Upload, UploadRow

__all__ = ["Batch", "IssuedWorkbook", "Upload", "UploadRow"]
