// Passkeys: makes one, or shows one. What needs them stays hidden where the browser cannot.

const NUMBERS = /^([\d.]+|\[.*\])$/; // an address without a name has no passkeys
const ANSWERS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
const able = window.PublicKeyCredential && navigator.credentials && !NUMBERS.test(location.hostname);

function toBytes(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

function toText(bytes) {
  const plain = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function withBytes({ publicKey }) {
  const key = { ...publicKey, challenge: toBytes(publicKey.challenge) };
  if (key.user) key.user = { ...key.user, id: toBytes(key.user.id) };
  for (const list of ["allowCredentials", "excludeCredentials"]) {
    if (key[list]) key[list] = key[list].map((one) => ({ ...one, id: toBytes(one.id) }));
  }
  return key;
}

function asText(credential) {
  const response = {};
  for (const name of ANSWERS) {
    if (credential.response[name]) response[name] = toText(credential.response[name]);
  }
  const clientExtensionResults = credential.getClientExtensionResults();
  const { id, type } = credential;
  return JSON.stringify({ id, rawId: toText(credential.rawId), type, response, clientExtensionResults });
}

async function asked(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options);
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  return (await answer.json()).request_options;
}

async function send(form) {
  const stop = new AbortController();
  addEventListener("leaving", () => stop.abort(), { once: true });
  const publicKey = withBytes(await asked(form));
  const call = form.dataset.passkey === "create" ? "create" : "get";
  const credential = await navigator.credentials[call]({ publicKey, signal: stop.signal });
  form.elements.credential.value = asText(credential);
  form.submit();
}

if (able) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const failed = form.querySelector("[data-passkey-failed]");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      failed.textContent = "";
      send(form).catch(() => { failed.textContent = failed.dataset.passkeyFailed; });
    });
  }
  for (const part of document.querySelectorAll("[data-with-passkeys]")) part.hidden = false;
  for (const part of document.querySelectorAll("[data-without-passkeys]")) part.hidden = true;
}
