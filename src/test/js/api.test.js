import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Browser } from "./browser.js";

const AWAY = () => {
  throw new TypeError("Failed to fetch");
};

async function page(server, at) {
  const browser = new Browser(server);
  const tab = browser.tab({ at });
  return { browser, tab, ...(await tab.load("api.js")) };
}

describe("A call", () => {
  it("goes to the version that it names, below where the page is", async () => {
    const { browser, post } = await page(undefined, "https://acme.example.com/accounts/?domain=acme#/desk");

    await post("user/list");
    await post("v1/user/find");

    assert.deepEqual(browser.requests.map(({ path }) => path), [
      "/accounts/identity/v2/user/list",
      "/accounts/identity/v1/user/find",
    ]);
  });

  it("carries its token, and no cookie but where a device may be known", async () => {
    const { browser, post } = await page();

    await post("user/list", { query: {} }, { token: "T" });
    await post("token/issue", {}, { device: true });

    assert.deepEqual(browser.requests.map(({ headers, credentials }) => [headers.Authorization, credentials]), [
      ["Bearer T", "omit"],
      [undefined, "same-origin"],
    ]);
    assert.deepEqual(browser.requests[0].body, { query: {} });
  });

  it("that is given up is no refusal, and says nothing of the server", async () => {
    const { tab, post } = await page();

    await assert.rejects(post("user/list", {}, { signal: AbortSignal.abort() }), { name: "AbortError" });

    assert.deepEqual(tab.events, []);
  });
});

describe("A refusal", () => {
  it("has its status, its code, its words, and when to come again", async () => {
    const detail = { code: "ERROR_TOO_MANY", message: "Later.", token: "x" };
    const { post } = await page(() => ({ status: 429, body: { detail }, headers: { "Retry-After": "7" } }));

    await assert.rejects(post("user/list"), (refusal) => {
      const { status, code, message, retryAfter, isAway } = refusal;
      assert.deepEqual([status, code, message, retryAfter, isAway], [429, "ERROR_TOO_MANY", "Later.", 7, false]);
      return refusal.detail.token === "x";
    });
  });

  for (const answer of [{ text: "<html>" }, { text: "" }, { body: {} }, { body: { detail: null } }, { body: { detail: "no" } }]) {
    it("without a detail is one all the same: " + JSON.stringify(answer), async () => {
      const { post } = await page(() => ({ status: 400, ...answer }));

      await assert.rejects(post("user/list"), { status: 400, code: "ERROR_UNKNOWN", message: "" });
    });
  }
});

describe("A server that is away", () => {
  it("is told of once, watched, and told of when it is back", async () => {
    const { browser, tab, post } = await page(AWAY);

    await assert.rejects(post("user/list"), { status: 0, code: "AWAY", isAway: true });
    await assert.rejects(post("user/get"), { isAway: true });
    await browser.pass(6000);
    assert.deepEqual(names(tab), ["server-away"]);

    browser.server = () => ({});
    await browser.pass(2000);
    assert.deepEqual(names(tab), ["server-away", "server-back"]);

    await browser.pass(10_000);
    assert.deepEqual(names(tab), ["server-away", "server-back"]);
    assert.equal(browser.requests.filter(({ path }) => path === "/check").length, 4);
  });

  for (const [status, code, isAway] of [
    [502, "ERROR_UNKNOWN", true],
    [503, "ERROR_OVERLOADED", true],
    [504, "ERROR_UNKNOWN", true],
    [500, "ERROR_UNKNOWN", false],
    [503, "ERROR_AUTHENTICATION_FAILURE_PLUGIN", false],
  ]) {
    it(`is ${isAway ? "" : "not "}meant by ${status} ${code}`, async () => {
      const { tab, post } = await page(() => ({ status, body: { detail: { code } } }));

      await assert.rejects(post("user/list"), { status, isAway });

      assert.deepEqual(names(tab), isAway ? ["server-away"] : []);
    });
  }
});

const names = (tab) => tab.events.map(({ name }) => name);
