// Sign-in at an OpenID provider: the browser goes there and comes back with a code, which the server
// changes for an ID token. A random state ties the answer to the question, a verifier (PKCE) the code to this
// browser, and a nonce the token to this sign-in.
import { rememberDomain } from "../domain.js";

const KEY = "identity.provider";

/** Where start.js puts what the provider wrote into the address. */
const ANSWER = "identity.answer";

export function isOidc(domain) {
  return domain?.external_auth_state === "ENABLED" && Boolean(domain.metadata?.authorization_endpoint);
}

export function isDirectory(domain) {
  return domain?.external_auth_state === "ENABLED" && domain.metadata?.protocol === "ldap";
}

export function providerName(domain) {
  return domain.metadata.identity_provider ?? domain.metadata.protocol;
}

function here() {
  return new URL("./", location.origin + location.pathname).href;
}

function encoded(bytes) {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function random() {
  return encoded(crypto.getRandomValues(new Uint8Array(32)));
}

export async function goToProvider(domain) {
  const { authorization_endpoint, client_id, issuer, scope } = domain.metadata;
  const asked = { state: random(), nonce: random(), verifier: random(), redirect_uri: here(), domain: domain.name, issuer };
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(asked.verifier));
  sessionStorage.removeItem(ANSWER);
  sessionStorage.setItem(KEY, JSON.stringify(asked));
  const address = new URL(authorization_endpoint);
  const question = {
    client_id,
    redirect_uri: asked.redirect_uri,
    response_type: "code",
    scope: typeof scope === "string" ? scope : "openid profile email",
    state: asked.state,
    nonce: asked.nonce,
    code_challenge: encoded(new Uint8Array(hash)),
    code_challenge_method: "S256",
  };
  for (const [name, value] of Object.entries(question)) {
    address.searchParams.set(name, value);
  }
  location.assign(address);
}

/** Whether somebody comes back from there. */
export function isReturning() {
  return sessionStorage.getItem(ANSWER) !== null;
}

/** The credentials the provider sent somebody back with; undefined when nobody comes from there. */
export function answerOfProvider() {
  const answer = new URLSearchParams(sessionStorage.getItem(ANSWER) ?? "");
  const asked = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  sessionStorage.removeItem(ANSWER);
  if (!answer.has("state") || !asked) {
    return undefined;
  }
  sessionStorage.removeItem(KEY);
  rememberDomain(asked.domain);
  // RFC 9207: an answer that names its issuer is of the provider that was asked
  const other = answer.has("iss") && asked.issuer && plain(answer.get("iss")) !== plain(asked.issuer);
  if (answer.get("state") !== asked.state || !answer.has("code") || other) {
    return { refused: true };
  }
  const { verifier: code_verifier, redirect_uri, nonce } = asked;
  return { credentials: { code: answer.get("code"), code_verifier, redirect_uri, nonce } };
}

function plain(issuer) {
  return issuer.replace(/\/$/, "");
}

/** Where whoever signed in there can sign out there as well; undefined where it is not offered. */
export function wayOut(domain) {
  const { end_session_endpoint, client_id } = domain.metadata;
  if (!end_session_endpoint) {
    return undefined;
  }
  const address = new URL(end_session_endpoint);
  address.searchParams.set("client_id", client_id);
  address.searchParams.set("post_logout_redirect_uri", here());
  return { href: address.href, provider: providerName(domain) };
}
