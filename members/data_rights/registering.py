"""Declares what accounts hold about people, and what restorations must not undo."""

from members.data_rights.account import register_account
from members.data_rights.consents import register_consents
from members.data_rights.replaying import register_outliving
from members.data_rights.staff_traces import register_staff_traces
from members.people.notes import register_notes
from members.privacy.requests import register_requests


def register_data_rights():
    """Declare all of it."""
    register_account()
    register_consents()
    register_notes()
    register_requests()
    register_staff_traces()
    register_outliving()
