"""Views of accounts."""

from django.shortcuts import redirect, resolve_url

from portal.visibility import refuse


def staff_sign_in(request):
    """Send to the sign-in page whoever asks for the admin; somebody signed in without the right gets 404."""
    if request.user.is_authenticated:
        return refuse(request)
    return redirect(f"{resolve_url('account_login')}?next=/admin/")
