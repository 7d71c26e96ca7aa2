// The viewer in the frame is of no origin and knows no token. What it wants to send is shown here, and sent from here
// by whoever is signed in; the answer goes back.
import { session } from "../js/session.js";

const part = (id) => document.getElementById(id);
const api = new URL("identity/", location.origin + location.pathname).href;

async function isOpen() {
  const open = session.isOpen || (await session.adopt());
  const profile = open ? (session.profile ?? (await session.loadProfile().catch(() => null))) : null;
  part("who").textContent = profile
    ? `Signed in as ${profile.user_id} at ${session.brand}. What you execute is shown to you before it is sent.`
    : "Nobody is signed in in this browser.";
  part("door").hidden = Boolean(profile);
  return Boolean(profile);
}

/** What post() calls it; only methods of the API have such an address. */
function method(url) {
  const address = new URL(url, api).href;
  const path = address.startsWith(api) ? address.slice(api.length) : "";
  return /^(v1|v2)\/[a-z-]+\/[a-z-]+$/.test(path) ? path.replace(/^v2\//, "") : null;
}

/** Resolves with the scope to send with, or null. */
function asked(name, body) {
  part("method").textContent = name;
  part("body").textContent = JSON.stringify(body, null, 2);
  part("scope").value = session.isAdministrator ? "DOMAIN" : "USER";
  part("as").hidden = session.isRoot;
  part("question").showModal();
  return new Promise((done) =>
    part("question").addEventListener(
      "close",
      ({ target }) => done(target.returnValue === "send" ? { scope: part("scope").value, workspace: part("workspace").value.trim() || undefined } : null),
      { once: true },
    ),
  );
}

async function sent({ url, body }) {
  const name = method(url);
  if (!name) {
    return { problem: "No method of this API." };
  }
  const json = JSON.parse(body || "{}");
  if (!(await isOpen())) {
    return { problem: "Nobody is signed in." };
  }
  const options = await asked(name, json);
  if (!options) {
    return { problem: "Not sent." };
  }
  try {
    return { status: 200, answer: await session.send(name, json, options) };
  } catch (refusal) {
    return refusal.status ? { status: refusal.status, answer: { detail: refusal.detail } } : { problem: String(refusal.message) };
  }
}

let before = Promise.resolve();
window.addEventListener("message", ({ source, data, ports }) => {
  if (source === document.querySelector("iframe").contentWindow && ports.length === 1) {
    // One question at a time.
    before = before.then(async () => ports[0].postMessage(await sent(data).catch(({ message }) => ({ problem: message }))));
  }
});
window.addEventListener("session-ended", isOpen);
part("question").addEventListener("cancel", () => (part("question").returnValue = ""));
isOpen();
