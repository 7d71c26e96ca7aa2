import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";

const ROOT = "src/main/webapp/js/";

describe("A view", () => {
  /** It would be called as a function at the next drawing, and nothing of the page would change any more. */
  it("keeps no value where View has a method", () => {
    const view = readFileSync(ROOT + "lit.js", "utf8");
    const methods = [...view.matchAll(/^  (?:async )?(\w+)\(.*\) \{/gm)].map(([, name]) => name);
    assert.ok(methods.includes("attempt") && methods.includes("rendered"), methods.join());
    const value = new RegExp(`^  (?:static )?(?:${methods.join("|")}) = |\\bthis\\.(?:${methods.join("|")}) = `, "gm");

    const found = readdirSync(ROOT, { recursive: true })
      .filter((name) => name.endsWith(".js"))
      .flatMap((name) => [...readFileSync(ROOT + name, "utf8").matchAll(value)].map(([text]) => name + ": " + text));

    assert.deepEqual(found, []);
  });
});
