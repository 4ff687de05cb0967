"""Sheltered spaces: coming in by a code, coming back, what is read first, and what fades."""
