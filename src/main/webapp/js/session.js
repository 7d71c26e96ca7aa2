// Who is signed in. Tokens live in this tab's sessionStorage only: they end with the tab, and without a
// cookie for a session there are no forged requests. Another tab of the same page may ask for them, and nobody else can:
// every other document of this server but /try is served without an origin (sandboxed).
import { post, Refusal } from "./api.js";
import { lookOf, rememberDomain } from "./domain.js";
import { wear } from "./look.js";
import { store, stored } from "./stored.js";

const KEY = "identity.session";
const ROOT = "domain-root";
const SPARE_SECONDS = 30;

let state = stored(KEY);
let profile = null;
let tokens = noTokens();
wearOwn();

const channel = new BroadcastChannel("identity");
channel.onmessage = ({ data }) => {
  if (data.ask && state?.refresh) {
    channel.postMessage({ give: state });
  } else if (data.out && state?.refresh === data.out) {
    drop("signed-out");
  }
};

export const session = {
  get isOpen() {
    return state !== null;
  },

  /** Good only for the own profile: something has to be done before anything else. */
  get isRestricted() {
    return state !== null && !state.refresh;
  },

  get profile() {
    return profile;
  },

  get domainId() {
    return state?.domainId;
  },

  get isAdministrator() {
    return profile?.role_type === "DOMAIN_ADMIN";
  },

  get isRoot() {
    return state?.domainId === ROOT;
  },

  /** The name of the organisation, as it is shown. */
  get brand() {
    return state?.look?.name;
  },

  /** The organisation looks otherwise from now on. */
  wear(look) {
    state.look = { domain: state.domain, ...look };
    store(KEY, state);
    wear(state.look);
  },

  get id() {
    return state === null ? undefined : claims(state.refresh ?? state.access)?.fam;
  },

  /**
   * Opens with the tokens of a sign-in; without a refresh token it is a restricted one. The way out is where to
   * sign out of the provider, if there is one.
   */
  open(domain, access, refresh, wayOut) {
    keep({ domainId: domain.domain_id, domain: domain.name, look: lookOf(domain), access, refresh, wayOut });
  },

  /** Takes over the session of another tab, if there is one. */
  adopt() {
    return new Promise((resolve) => {
      const other = new BroadcastChannel("identity");
      const done = (found) => {
        other.close();
        resolve(found);
      };
      other.onmessage = ({ data }) => {
        if (data.give) {
          keep(data.give);
          done(true);
        }
      };
      other.postMessage({ ask: true });
      setTimeout(() => done(false), 150);
    });
  },

  /** What its token was restricted for is done: there is another one. */
  release() {
    keep({ ...state, access: null });
  },

  async loadProfile() {
    profile = await this.call("user-profile/get");
    return profile;
  },

  know(changed) {
    profile = changed;
    window.dispatchEvent(new CustomEvent("profile-changed"));
  },

  /**
   * Calls a method with a token of the scope USER, DOMAIN or WORKSPACE. A token that the server no
   * longer takes is replaced once. Where the sign-in is too old for what is done, the user is asked for their password.
   */
  async call(method, body = {}, options = {}) {
    try {
      return await this.send(method, body, options);
    } catch (refusal) {
      // Who gives it in a form is told there.
      if ("current_password" in body || refusal.code !== "ERROR_REQUIRED_PARAMETER" || !refusal.message.includes("current_password")) {
        throw refusal;
      }
      const { prove } = await import("./proof.js");
      return prove((current_password) => this.send(method, { ...body, current_password }, options), profile?.auth_type === "EXTERNAL");
    }
  },

  async send(method, body, { scope = "USER", workspace, signal }) {
    const kind = this.isRoot ? "SYSTEM" : scope;
    const mine = state;
    let used;
    const send = async () => {
      used = await token(kind, workspace);
      return post(method, body, { token: used, signal });
    };
    try {
      return await send();
    } catch (refusal) {
      // Whoever has signed in meanwhile has nothing to do with it.
      if (refusal.status !== 401 || state !== mine) {
        throw refusal;
      }
      if (mine?.refresh) {
        forgetToken(used, key(kind, workspace));
        try {
          return await send();
        } catch (again) {
          if (again.status === 401 && state === mine) {
            drop("expired");
          }
          throw again;
        }
      }
      drop("expired");
      throw refusal;
    }
  },

  asAdministrator(method, body, options = {}) {
    return this.call(method, body, { ...options, scope: "DOMAIN" });
  },

  /** Ends this session, on the server too, and in all tabs that share it. */
  async signOut() {
    const refresh = state?.refresh;
    try {
      if (refresh && this.id) {
        await this.call("user-profile/revoke-sessions", { session_ids: [this.id] });
      }
    } catch {
      // the tokens are forgotten here in any case
    }
    if (refresh) {
      channel.postMessage({ out: refresh });
    }
    drop("signed-out");
  },

  forget() {
    clear();
  },
};

async function token(scope, workspace) {
  if (!state) {
    throw new Refusal(401, { code: "ERROR_AUTHENTICATE_FAILURE" });
  }
  if (!state.refresh || (scope === "USER" && isFresh(state.access))) {
    return state.access;
  }
  const { granted, underway } = tokens;
  const name = key(scope, workspace);
  if (!isFresh(granted.get(name))) {
    if (!underway.has(name)) {
      underway.set(name, grant(scope, workspace).finally(() => underway.delete(name)));
    }
    granted.set(name, await underway.get(name));
  }
  return granted.get(name);
}

async function grant(scope, workspace) {
  const mine = state;
  try {
    const answer = await post("token/grant", {
      grant_type: "REFRESH_TOKEN",
      token: mine.refresh,
      scope,
      workspace_id: workspace,
    });
    return answer.access_token;
  } catch (refusal) {
    const ended = ["ERROR_USER_STATE_DISABLED", "ERROR_DOMAIN_STATE", "ERROR_UPDATE_PASSWORD_REQUIRED", "ERROR_MFA_NOT_ACTIVATED"];
    if (state === mine && (refusal.status === 401 || ended.includes(refusal.code))) {
      drop(refusal.status === 401 ? "expired" : "changed");
    }
    throw refusal;
  }
}

/** Another call may have replaced it already. */
function forgetToken(used, name) {
  if (state.access === used) {
    state.access = null;
  }
  if (tokens.granted.get(name) === used) {
    tokens.granted.delete(name);
  }
}

/** Those of one session, by scope and workspace: what it was given, and what it is waiting for. */
function noTokens() {
  return { granted: new Map(), underway: new Map() };
}

function key(scope, workspace) {
  return scope + " " + (workspace ?? "");
}

function isFresh(jwt) {
  return Boolean(jwt) && (claims(jwt)?.exp ?? 0) - Date.now() / 1000 > SPARE_SECONDS;
}

/** What a token says of itself, unverified; null when it is none. */
export function claims(jwt) {
  try {
    const bytes = Uint8Array.from(atob(jwt.split(".")[1].replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

function keep(next) {
  state = next;
  profile = null;
  tokens = noTokens();
  store(KEY, state);
  rememberDomain(state.domain);
  wearOwn();
}

/** Of a tab that another release opened nobody knows. */
function wearOwn() {
  if (state?.look) {
    wear(state.look);
  }
}

function clear() {
  state = null;
  profile = null;
  tokens = noTokens();
  sessionStorage.removeItem(KEY);
}

function drop(reason) {
  if (state) {
    const wayOut = reason === "signed-out" ? state.wayOut : undefined;
    clear();
    window.dispatchEvent(new CustomEvent("session-ended", { detail: { reason, wayOut } }));
  }
}
