import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Browser, plain } from "./browser.js";

const DOMAIN = { domain_id: "domain-1", name: "acme" };
const HOUR = 3600_000;
const KEY = "identity.session";

/** A server that signs people in and knows which of its tokens are good. */
class Server extends Browser {
  life = 1200_000;
  good = new Set();
  made = 0;
  /** What grant answers, if not as usual. */
  instead = null;
  /** The next calls wait for this, and a grant too. */
  held = { calls: Promise.resolve(), grants: Promise.resolve() };

  constructor() {
    super((request) => this.answer(request));
  }

  token(more = {}) {
    const claims = { exp: Math.floor((this.now + this.life) / 1000), no: this.made++, ...more };
    const token = ["{}", JSON.stringify(claims), ""].map((part) => Buffer.from(part).toString("base64url")).join(".");
    this.good.add(token);
    return token;
  }

  /** No token that is out is good any more, but this one. */
  revokeAllBut(token) {
    this.good = new Set([token]);
  }

  isGood(token) {
    return this.good.has(token) && claimsOf(token).exp * 1000 > this.now;
  }

  async answer({ path, headers, body }) {
    if (path.endsWith("/token/grant")) {
      const other = this.instead ?? (this.isGood(body.token) ? null : refused(401, "ERROR_AUTHENTICATE_FAILURE"));
      await this.held.grants;
      return other ?? { body: { access_token: this.token({ of: body.token, scope: body.scope }) } };
    }
    const token = headers.Authorization?.slice("Bearer ".length);
    const good = this.isGood(token);
    await this.held.calls;
    return good ? { body: { token } } : refused(401, "ERROR_AUTHENTICATE_FAILURE");
  }

  called(method) {
    return this.requests.filter(({ path }) => path.endsWith("/" + method));
  }

  get grants() {
    return this.called("token/grant").map(({ body }) => body);
  }

  /** Signs in, in a new tab. */
  async signedIn({ fam = "sess-1", restricted = false, ...options } = {}) {
    const tab = this.tab(options);
    const { session } = await tab.load("session.js");
    const refresh = restricted ? undefined : this.token({ fam, exp: Math.floor((this.now + 24 * HOUR) / 1000) });
    session.open(DOMAIN, this.token({ fam }), refresh, "https://provider/logout");
    return { tab, session, refresh };
  }
}

const claimsOf = (token) => JSON.parse(Buffer.from(token.split(".")[1], "base64url"));

const refused = (status, code, message = "") => ({ status, body: { detail: { code, message } } });

/** Something that is held until it is let go. */
function hold() {
  let go;
  const held = new Promise((resolve) => (go = resolve));
  return { held, go };
}

describe("A token is had", () => {
  it("from the sign-in, as long as it is good", async () => {
    const server = new Server();
    const { session } = await server.signedIn();

    await session.call("user-profile/get");

    assert.deepEqual(server.grants, []);
  });

  it("once, for calls at the same time", async () => {
    const server = new Server();
    const { session, refresh } = await server.signedIn();

    await Promise.all([1, 2, 3].map(() => session.asAdministrator("user/list")));
    await session.asAdministrator("user/list");

    assert.deepEqual(server.grants, [{ grant_type: "REFRESH_TOKEN", token: refresh, scope: "DOMAIN" }]);
    assert.equal(new Set(server.called("user/list").map(({ headers }) => headers.Authorization)).size, 1);
  });

  it("for each scope and each workspace", async () => {
    const server = new Server();
    const { session } = await server.signedIn();

    await session.asAdministrator("user/list");
    await session.call("user/list", {}, { scope: "WORKSPACE", workspace: "ws-1" });
    await session.call("user/list", {}, { scope: "WORKSPACE", workspace: "ws-2" });
    await session.call("user/list", {}, { scope: "WORKSPACE", workspace: "ws-1" });

    assert.deepEqual(server.grants.map(({ scope, workspace_id }) => [scope, workspace_id]), [
      ["DOMAIN", undefined],
      ["WORKSPACE", "ws-1"],
      ["WORKSPACE", "ws-2"],
    ]);
  });

  it("of the system, by whoever administers the root domain", async () => {
    const server = new Server();
    const { session } = await server.tab().load("session.js");
    session.open({ domain_id: "domain-root", name: "root" }, server.token(), server.token());

    await session.asAdministrator("domain/list");

    assert.deepEqual(server.grants.map(({ scope }) => scope), ["SYSTEM"]);
  });

  it("anew half a minute before it is over", async () => {
    const server = new Server();
    const { session } = await server.signedIn();
    await session.asAdministrator("user/list");

    await server.pass(server.life - 31_000);
    await session.asAdministrator("user/list");
    assert.equal(server.grants.length, 1);

    await server.pass(1_000);
    await session.asAdministrator("user/list");
    assert.equal(server.grants.length, 2);
  });

  it("by each tab for itself, with the same refresh token", async () => {
    const server = new Server();
    const { session, refresh } = await server.signedIn();
    const other = (await server.tab().load("session.js")).session;
    const found = other.adopt();
    await server.pass(150);
    assert.equal(await found, true);

    await Promise.all([session, other].map((each) => each.asAdministrator("user/list")));
    server.revokeAllBut(refresh);
    await Promise.all([session, other].map((each) => each.asAdministrator("user/list")));

    assert.deepEqual(server.grants.map(({ token }) => token), Array(4).fill(refresh));
    assert.ok(session.isOpen && other.isOpen);
  });

  it("anew when something was done that the ones before were restricted for", async () => {
    const server = new Server();
    const { session } = await server.signedIn();
    await session.asAdministrator("user/list");

    session.release();
    await session.asAdministrator("user/list");
    await session.call("user-profile/get");

    assert.deepEqual(server.grants.map(({ scope }) => scope), ["DOMAIN", "DOMAIN", "USER"]);
  });
});

describe("A token that is refused", () => {
  it("is replaced, and the call made again", async () => {
    const server = new Server();
    const { tab, session, refresh } = await server.signedIn();
    server.revokeAllBut(refresh);

    await session.call("user-profile/get");

    assert.equal(server.grants.length, 1);
    assert.equal(server.called("user-profile/get").length, 2);
    assert.deepEqual(named(tab, "session-ended"), []);
  });

  it("is replaced once, for calls at the same time", async () => {
    const server = new Server();
    const { session, refresh } = await server.signedIn();
    await session.asAdministrator("user/list");
    server.revokeAllBut(refresh);

    await Promise.all([1, 2, 3].map(() => session.asAdministrator("user/list")));

    assert.equal(server.grants.length, 2);
  });

  it("is replaced once, also for a call whose answer comes late", async () => {
    const server = new Server();
    const { session, refresh } = await server.signedIn();
    await session.asAdministrator("user/list");
    server.revokeAllBut(refresh);
    const { held, go } = hold();
    server.held.calls = held;
    const late = session.asAdministrator("user/list");
    await server.pass();
    server.held.calls = Promise.resolve();
    await session.asAdministrator("user/list");

    go();
    await late;

    assert.equal(server.grants.length, 2);
  });

  it("twice ends the session, and no third is asked for", async () => {
    const server = new Server();
    const { tab, session } = await server.signedIn();
    server.isGood = () => false;
    server.instead = { body: { access_token: server.token() } };

    await assert.rejects(session.asAdministrator("user/list"), { status: 401 });

    assert.equal(server.called("user/list").length, 2);
    assert.deepEqual(named(tab, "session-ended"), [{ name: "session-ended", reason: "expired" }]);
    assert.equal(session.isOpen, false);
  });

  it("ends a restricted session, which has nothing to renew it with", async () => {
    const server = new Server();
    const { tab, session } = await server.signedIn({ restricted: true });
    assert.equal(session.isRestricted, true);
    server.revokeAllBut(undefined);

    await assert.rejects(session.call("user-profile/get"), { status: 401 });

    assert.deepEqual(server.grants, []);
    assert.equal(named(tab, "session-ended")[0].reason, "expired");
  });
});

describe("A refused refresh", () => {
  for (const [status, code, reason] of [
    [401, "ERROR_AUTHENTICATE_FAILURE", "expired"],
    [400, "ERROR_USER_STATE_DISABLED", "changed"],
    [400, "ERROR_DOMAIN_STATE", "changed"],
    [400, "ERROR_UPDATE_PASSWORD_REQUIRED", "changed"],
    [400, "ERROR_MFA_NOT_ACTIVATED", "changed"],
  ]) {
    it(`with ${code} ends the session as ${reason}, once`, async () => {
      const server = new Server();
      const { tab, session } = await server.signedIn();
      server.instead = refused(status, code);

      const calls = await Promise.allSettled([1, 2].map(() => session.asAdministrator("user/list")));

      assert.deepEqual(calls.map((call) => call.reason.code), [code, code]);
      assert.deepEqual(named(tab, "session-ended"), [{ name: "session-ended", reason }]);
      assert.equal(session.isOpen, false);
      assert.equal(tab.stored.has(KEY), false);
    });
  }

  for (const [status, code] of [[503, "ERROR_OVERLOADED"], [403, "ERROR_PERMISSION_DENIED"], [429, "ERROR_TOO_MANY"]]) {
    it(`with ${status} leaves the session open, and is asked again`, async () => {
      const server = new Server();
      const { tab, session } = await server.signedIn();
      server.instead = refused(status, code);

      await assert.rejects(session.asAdministrator("user/list"), { status, code });
      server.instead = null;
      await session.asAdministrator("user/list");

      assert.deepEqual(named(tab, "session-ended"), []);
    });
  }
});

describe("Signing out", () => {
  it("ends the session at the server, here, and in the tabs that share it", async () => {
    const server = new Server();
    const { tab, session } = await server.signedIn();
    const second = server.tab();
    const shared = (await second.load("session.js")).session;
    const found = shared.adopt();
    await server.pass(150);
    await found;
    const stranger = await server.signedIn({ fam: "sess-2" });

    await session.signOut();
    await server.pass();

    assert.deepEqual(server.called("user-profile/revoke-sessions").map(({ body }) => body), [{ session_ids: ["sess-1"] }]);
    assert.deepEqual([session, shared, stranger.session].map((each) => each.isOpen), [false, false, true]);
    assert.deepEqual([tab, second].map((each) => each.stored.has(KEY)), [false, false]);
    assert.deepEqual(named(tab, "session-ended"), [
      { name: "session-ended", reason: "signed-out", wayOut: "https://provider/logout" },
    ]);
  });

  it("forgets the tokens also where the server is away", async () => {
    const server = new Server();
    const { tab, session } = await server.signedIn();
    server.server = () => {
      throw new TypeError("no server");
    };

    await session.signOut();

    assert.equal(session.isOpen, false);
    assert.equal(tab.stored.has(KEY), false);
  });

  it("leaves no token to whoever signs in next, not even one that was on its way", async () => {
    const server = new Server();
    const { session } = await server.signedIn();
    const { held, go } = hold();
    server.held.grants = held;
    const late = session.asAdministrator("user/list").catch((refusal) => refusal);
    await server.pass();
    session.forget();
    server.held.grants = Promise.resolve();
    const next = server.token({ fam: "sess-2" });
    session.open(DOMAIN, server.token(), next);
    const own = session.asAdministrator("user/list");
    await server.pass();
    go();
    await late;

    const tokens = [await own, await session.asAdministrator("user/list")].map(({ token }) => token);

    assert.deepEqual(tokens.map((token) => claimsOf(token).of), [next, next]);
  });

  it("is not done to whoever signs in next by what the one before is refused", async () => {
    const server = new Server();
    const { tab, session } = await server.signedIn();
    const { held, go } = hold();
    server.held.grants = held;
    server.instead = refused(401, "ERROR_AUTHENTICATE_FAILURE");
    const late = session.asAdministrator("user/list").catch((refusal) => refusal);
    await server.pass();
    session.forget();
    server.instead = null;
    session.open(DOMAIN, server.token(), server.token({ fam: "sess-2" }));
    go();

    assert.equal((await late).status, 401);
    assert.equal(session.id, "sess-2");
    assert.deepEqual(named(tab, "session-ended"), []);
  });
});

describe("A new tab", () => {
  it("takes over the session of another one", async () => {
    const server = new Server();
    const { refresh } = await server.signedIn();
    const tab = server.tab();
    const { session } = await tab.load("session.js");

    const found = session.adopt();
    await server.pass(150);

    assert.equal(await found, true);
    assert.equal(JSON.parse(tab.stored.get(KEY)).refresh, refresh);
    assert.deepEqual([session.domainId, session.id], ["domain-1", "sess-1"]);
  });

  it("waits no longer than a moment where nobody is signed in", async () => {
    const server = new Server();
    await server.tab().load("session.js");
    const { session } = await server.tab().load("session.js");

    const found = session.adopt();
    await server.pass(150);

    assert.equal(await found, false);
    assert.equal(session.isOpen, false);
  });

  it("is not given a restricted session", async () => {
    const server = new Server();
    await server.signedIn({ restricted: true });
    const { session } = await server.tab().load("session.js");

    const found = session.adopt();
    await server.pass(150);

    assert.equal(await found, false);
  });
});

describe("A clock that is wrong", () => {
  it("by an hour, fast: each call asks for a token, and succeeds", async () => {
    const server = new Server();
    const { session } = await server.signedIn({ clock: HOUR });

    await session.call("user-profile/get");
    await session.asAdministrator("user/list");
    await session.asAdministrator("user/list");

    assert.deepEqual(server.grants.map(({ scope }) => scope), ["USER", "DOMAIN", "DOMAIN"]);
    assert.equal(session.isOpen, true);
  });

  it("by an hour, slow: what is over is replaced when it is refused", async () => {
    const server = new Server();
    const { session } = await server.signedIn({ clock: -HOUR });
    await session.asAdministrator("user/list");
    await server.pass(server.life + 1000);

    await session.asAdministrator("user/list");

    assert.equal(server.grants.length, 2);
    assert.equal(session.isOpen, true);
  });
});

describe("What a tab keeps", () => {
  it("opens the session again when the page is loaded again", async () => {
    const server = new Server();
    const { tab, refresh } = await server.signedIn();

    const { session } = await tab.reload().load("session.js");

    assert.equal(session.isOpen, true);
    assert.equal(session.id, "sess-1");
    await session.asAdministrator("user/list");
    assert.equal(server.grants[0].token, refresh);
  });

  it("is no session where it is nonsense", async () => {
    const tab = new Server().tab({ storage: { [KEY]: "{not JSON", "identity.look": "{neither" } });

    const { session } = await tab.load("session.js");

    assert.equal(session.isOpen, false);
  });

  it("may be refused by the browser: then the session lasts as long as the page", async () => {
    const server = new Server();
    const tab = server.tab();
    tab.store = () => {
      throw new Error("QuotaExceededError");
    };
    const { session } = await tab.load("session.js");

    session.open(DOMAIN, server.token(), server.token());

    await session.call("user-profile/get");
    assert.equal(session.isOpen, true);
    assert.equal((await tab.reload().load("session.js")).session.isOpen, false);
  });
});

describe("A proof of the password", () => {
  const wanted = refused(400, "ERROR_REQUIRED_PARAMETER", "Required parameter. (key = current_password)");

  async function asked(body) {
    const given = [];
    const server = new Server();
    const { session } = await server.signedIn({
      instead: { "proof.js": { prove: (again) => given.push("asked") && again("Harbour3Light") } },
    });
    server.server = ({ body }) => (body.current_password ? { body: {} } : wanted);
    await session.call("user-profile/update", body).catch(() => given.push("refused"));
    return { given, bodies: server.called("user-profile/update").map((request) => request.body) };
  }

  it("is asked for where the sign-in is too old, and the call made again with it", async () => {
    assert.deepEqual(await asked({ email: "kim@example.com" }), {
      given: ["asked"],
      bodies: [{ email: "kim@example.com" }, { email: "kim@example.com", current_password: "Harbour3Light" }],
    });
  });

  it("is not asked for where a form has a field for it", async () => {
    assert.deepEqual((await asked({ email: "kim@example.com", current_password: "" })).given, ["refused"]);
  });
});

describe("Claims", () => {
  it("are read as UTF-8, and of nonsense there are none", async () => {
    const { claims } = await new Browser().tab().load("session.js");
    const name = { name: "김철수 ÿ>?" };

    assert.deepEqual(plain(claims("." + Buffer.from(JSON.stringify(name)).toString("base64url"))), name);
    assert.deepEqual([undefined, "", "a", "a.b.c", ".AAA"].map(claims), [null, null, null, null, null]);
  });
});

function named(tab, name) {
  return tab.events.filter((event) => event.name === name).map((event) => plain(event));
}
