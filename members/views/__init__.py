"""Views of accounts: `sign_in`, `second_factor`."""

from members.views.sign_in import staff_sign_in

__all__ = ["staff_sign_in"]
