# SPDX-License-Identifier: EUPL-1.2
"""Workbooks that were issued, and those that were sent in."""

from akkoord.programme.workbooks.models.issued import IssuedWorkbook
from akkoord.programme.workbooks.models.uploads import Upload, UploadRow

__all__ = ["IssuedWorkbook", "Upload", "UploadRow"]
