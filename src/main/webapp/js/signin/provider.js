// Sign-in at an OpenID provider: the browser goes there and comes back with an access token, which
// the server verifies. A random state ties the answer to the question.
const KEY = "identity.provider";

export function isOidc(domain) {
  return domain?.external_auth_state === "ENABLED" && Boolean(domain.metadata?.authorization_endpoint);
}

export function isDirectory(domain) {
  return domain?.external_auth_state === "ENABLED" && domain.metadata?.protocol === "ldap";
}

export function providerName(domain) {
  return domain.metadata.identity_provider ?? domain.metadata.protocol;
}

export function goToProvider(domain) {
  const state = crypto.randomUUID();
  sessionStorage.setItem(KEY, JSON.stringify({ state, domain: domain.name }));
  const address = new URL(domain.metadata.authorization_endpoint);
  address.search = new URLSearchParams({
    client_id: domain.metadata.client_id,
    redirect_uri: new URL("./", location.origin + location.pathname).href,
    response_type: "token",
    scope: "openid profile email",
    state,
  });
  location.assign(address);
}

/** The token the provider sent back, taken out of the address; undefined without one. */
export function answerOfProvider() {
  const answer = new URLSearchParams(location.hash.slice(1));
  const asked = JSON.parse(sessionStorage.getItem(KEY) ?? "null");
  if (!answer.has("state") || !asked) {
    return undefined;
  }
  sessionStorage.removeItem(KEY);
  history.replaceState(null, "", location.pathname + location.search);
  if (answer.get("state") !== asked.state) {
    return { refused: true };
  }
  return answer.has("access_token") ? { token: answer.get("access_token") } : { refused: true };
}
