// What the browser does with passkeys: the words of the API to what it wants, and back.
import { Refusal } from "./api.js";

/** Browsers have them where the page came over TLS, or from one's own machine. */
export const possible = () => Boolean(window.PublicKeyCredential && navigator.credentials);

/** Whether the browser offers passkeys among the names it fills in. */
export const fillsIn = async () => possible() && Boolean(await PublicKeyCredential.isConditionalMediationAvailable?.());

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));

const text = (buffer) =>
  btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(""))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const known = (credential) => ({ ...credential, id: bytes(credential.id) });

/** Makes one; of what the device refuses, only what a person can do something about is told apart. */
export async function create({ challenge, user, excludeCredentials, ...options }) {
  const made = await ask(() =>
    navigator.credentials.create({
      publicKey: { ...options, challenge: bytes(challenge), user: { ...user, id: bytes(user.id) }, excludeCredentials: excludeCredentials.map(known) },
    }));
  const { clientDataJSON, attestationObject } = made.response;
  return {
    ...head(made),
    response: { clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject), transports: made.response.getTransports?.() ?? [] },
  };
}

/** Has one sign. With .conditional the browser offers them in the field for the name, and waits. */
export async function sign({ challenge, allowCredentials, ...options }, { conditional = false, signal } = {}) {
  const signed = await ask(() =>
    navigator.credentials.get({
      publicKey: { ...options, challenge: bytes(challenge), allowCredentials: allowCredentials.map(known) },
      ...(conditional ? { mediation: "conditional" } : {}),
      signal,
    }));
  const { clientDataJSON, authenticatorData, signature, userHandle } = signed.response;
  return {
    ...head(signed),
    response: {
      clientDataJSON: text(clientDataJSON),
      authenticatorData: text(authenticatorData),
      signature: text(signature),
      ...(userHandle ? { userHandle: text(userHandle) } : {}),
    },
  };
}

function head(credential) {
  return { id: credential.id, rawId: text(credential.rawId), type: credential.type, clientExtensionResults: credential.getClientExtensionResults() };
}

async function ask(work) {
  try {
    return await work();
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    const code = { NotAllowedError: "PASSKEY_CANCELLED", InvalidStateError: "PASSKEY_KNOWN", SecurityError: "PASSKEY_ELSEWHERE" }[failure.name];
    throw code ? new Refusal(400, { code }) : failure;
  }
}
