"""Sign-in (django-allauth): by a code sent by e-mail, without telling who has an account."""

import os

ACCOUNT_ADAPTER = "members.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "request_login_code": "members.forms.SignInForm",
    "confirm_login_code": "members.forms.SignInCodeForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
# The message with the code says fifteen minutes.
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_LOGIN_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = 3
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {
    # For one address from one place: see members/limits.py.
    "code_from_one_place": "4/m/key,12/h/key",
    "code_from_own_device": "4/m/key,12/h/key",
    "code_from_network": "20/m/ip",
    "code": "40/h/key",
    # The same of passwords: members/passwords.py. They close that way only.
    "password_from_one_place": "5/m/key,20/h/key",
    "password_from_network": "20/m/ip",
    "password": "60/h/key",
    # Names of entry with a passphrase: members/phrases.py. None of them is for the name from anywhere:
    # nobody closes it from elsewhere.
    "phrase_from_one_place": "5/m/key,30/h/key",
    "phrase_from_network": "20/m/ip",
    "login_failed": "10/m/ip,5/300s/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TRUSTED_PROXIES") or "0")
MFA_ADAPTER = "members.mfa_adapter.MFAAdapter"
MFA_FORMS = {
    "authenticate": "members.forms.SecondFactorForm",
    "reauthenticate": "members.forms.ConfirmForm",
    "activate_totp": "members.forms.AppForm",
    "add_webauthn": "members.passkey_forms.AddPasskeyForm",
    "edit_webauthn": "members.passkey_forms.RenamePasskeyForm",
    "login_webauthn": "members.passkey_forms.PasskeySignInForm",
    "authenticate_webauthn": "members.passkey_forms.ShowPasskeyForm",
    "reauthenticate_webauthn": "members.passkey_forms.ConfirmPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# A passkey stands for the code and for the second factor: the device asks who holds it.
MFA_WEBAUTHN_USER_VERIFICATION = "required"
# A shelter has one address for all.
MFA_RATE_LIMITS = {"webauthn_login": "20/m/ip"}
# Accounts are opened by the team: no address of a stranger is held by who cannot read it.
MFA_ALLOW_UNVERIFIED_EMAIL = True
# Read over a shoulder on a phone: it says nothing.
MFA_TOTP_ISSUER = "Portail"
MFA_TOTP_TOLERANCE = 1
USERSESSIONS_TRACK_ACTIVITY = False
# Left on a device of her own: members/known_device.py.
KNOWN_DEVICE_COOKIE_NAME = "device"
