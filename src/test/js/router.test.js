import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Browser } from "./browser.js";

async function at(hash) {
  const tab = new Browser().tab({ at: "http://localhost/accounts/" + hash });
  return { location: tab.context.location, ...(await tab.load("router.js")) };
}

describe("An address", () => {
  for (const [hash, path, query] of [
    ["", [], ""],
    ["#main", [], ""],
    ["#/", [], ""],
    ["#/desk/users/alice?sort=name&q=a%20b", ["desk", "users", "alice"], "sort=name&q=a+b"],
    ["#/desk//users/", ["desk", "users"], ""],
    ["#/desk/users/a%2Fb%3F", ["desk", "users", "a/b?"], ""],
    ["#/desk/users/100%", ["desk", "users", "100%"], ""],
  ]) {
    it(`is read: ${hash}`, async () => {
      const { route } = await at(hash);

      const found = route();

      assert.deepEqual([[...found.path], found.query.toString()], [path, query]);
    });
  }

  it("holds any id, and is read as it was written", async () => {
    const { location, route, go } = await at("");

    go("desk", "users", "a/b?c#d%e 김");

    assert.equal(location.hash, "#/desk/users/a%2Fb%3Fc%23d%25e%20%EA%B9%80");
    assert.deepEqual([...route().path], ["desk", "users", "a/b?c#d%e 김"]);
  });

  it("remembers what is shown, without what is empty", async () => {
    const { location, remember } = await at("#/desk/users?page=3");

    remember({ sort: "name", q: "", state: undefined, page: 0 });
    assert.equal(location.href, "http://localhost/accounts/#/desk/users?sort=name&page=0");

    remember({});
    assert.equal(location.href, "http://localhost/accounts/#/desk/users");
  });
});
