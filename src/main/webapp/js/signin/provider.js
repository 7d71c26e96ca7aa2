// Sign-in at an OpenID provider, which sends the browser back with a code. The state ties the answer to the
// question, the verifier (PKCE) the code to this browser, the nonce the token to this sign-in.
import { rememberDomain } from "../domain.js";

const KEY = "identity.provider";

/** Where start.js puts what the provider wrote into the address. */
const ANSWER = "identity.answer";

function ways(domain) {
  const first = domain?.external_auth_state === "ENABLED" ? [{ metadata: domain.metadata }] : [];
  return [...first, ...(domain?.directories ?? [])];
}

export function providers(domain) {
  return ways(domain).filter(({ metadata }) => metadata.authorization_endpoint);
}

/** Names of those that take a password. */
export function directories(domain) {
  return ways(domain).filter(({ metadata }) => metadata.protocol === "ldap").map(nameOf).join(", ");
}

export function nameOf({ metadata }) {
  return metadata.identity_provider ?? metadata.protocol;
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

export async function goToProvider(domain, { directory_id, metadata }) {
  const { authorization_endpoint, client_id, issuer, scope } = metadata;
  const asked = { state: random(), nonce: random(), verifier: random(), redirect_uri: here(), domain: domain.name, issuer, directory_id };
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

export function isReturning() {
  return sessionStorage.getItem(ANSWER) !== null;
}

/** Credentials of whoever comes back from a provider. */
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
  const { verifier: code_verifier, redirect_uri, nonce, directory_id } = asked;
  return { credentials: { code: answer.get("code"), code_verifier, redirect_uri, nonce, directory_id } };
}

function plain(issuer) {
  return issuer.replace(/\/$/, "");
}

/** Where to sign out there as well, if that is offered. */
export function wayOut(domain, directory_id) {
  const way = providers(domain).find((each) => each.directory_id === directory_id);
  const { end_session_endpoint, client_id } = way.metadata;
  if (!end_session_endpoint) {
    return undefined;
  }
  const address = new URL(end_session_endpoint);
  address.searchParams.set("client_id", client_id);
  address.searchParams.set("post_logout_redirect_uri", here());
  return { href: address.href, provider: nameOf(way) };
}
