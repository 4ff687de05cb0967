"""A device that makes and shows passkeys, in Python: what a browser answers for it."""

import json
import secrets

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from fido2.cose import ES256
from fido2.utils import sha256, websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

HOST = "testserver"
ORIGIN = f"https://{HOST}"
SEEN = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV
UNSEEN = AuthenticatorData.FLAG.UP


class Device:
    """Holds one passkey."""

    def __init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = secrets.token_bytes(32)
        self.handle = ""

    def make(self, options, *, flags=SEEN, origin=ORIGIN):
        """Return what a browser sends of a new passkey, as the form takes it."""
        asked = options["publicKey"]
        self.handle = asked["user"]["id"]
        public = ES256.from_cryptography_key(self.key.public_key())
        held = AttestedCredentialData.create(b"\0" * 16, self.id, public)
        data = AuthenticatorData.create(sha256(HOST.encode()), flags | AuthenticatorData.FLAG.AT, 0, held)
        client = CollectedClientData.create("webauthn.create", websafe_decode(asked["challenge"]), origin)
        return self._answer(
            {
                "clientDataJSON": websafe_encode(client),
                "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
            },
            credProps={"rk": True},
        )

    def show(self, options, *, flags=SEEN, origin=ORIGIN, handle=None, key=None):
        """Return what a browser sends of the passkey, as the form takes it."""
        challenge = websafe_decode(options["publicKey"]["challenge"])
        client = CollectedClientData.create("webauthn.get", challenge, origin)
        data = AuthenticatorData.create(sha256(HOST.encode()), flags, 1)
        signature = (key or self.key).sign(data + client.hash, ec.ECDSA(SHA256()))
        return self._answer(
            {
                "clientDataJSON": websafe_encode(client),
                "authenticatorData": websafe_encode(data),
                "signature": websafe_encode(signature),
                "userHandle": self.handle if handle is None else handle,
            }
        )

    def _answer(self, response, **extensions):
        key = websafe_encode(self.id)
        answer = {"id": key, "rawId": key, "type": "public-key", "response": response}
        return json.dumps({**answer, "clientExtensionResults": extensions})
