import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { asked } from "./browser.js";

describe("A form", () => {
  it("changes only what differs from what was shown", async () => {
    const found = await asked("changes.js", ({ changed }) =>
      changed(
        { name: "Bob", email: "b@x", tags: { a: "1", b: "2" }, note: undefined },
        { name: "Rob", email: "b@x", tags: { b: "2", a: "1" }, note: "" },
      ));

    assert.deepEqual(found, { name: "Rob" });
  });

  it("has a conflict where both changed to different ends", async () => {
    const found = await asked("changes.js", ({ conflicts }) =>
      conflicts(
        { name: "Bob", zone: "UTC", language: "en" },
        { name: "Bobby", zone: "Asia/Seoul", language: "ko" },
        { name: "Rob", zone: "Asia/Seoul" },
      ));

    assert.deepEqual(found, [{ name: "name", theirs: "Bobby", mine: "Rob" }]);
  });

  it("changes the entries of a map one by one", async () => {
    const found = await asked("changes.js", ({ merged, conflictsIn }) => {
      const three = [{ a: "1", b: "2", c: "3" }, { a: "1", b: "2", c: "theirs", d: "4" }, { a: "mine", c: "3" }];
      return [merged(...three), conflictsIn(...three), conflictsIn({ a: "1" }, { a: "2" }, {})];
    });

    assert.deepEqual(found, [{ a: "mine", c: "theirs", d: "4" }, [], [{ name: "a", theirs: "2" }]]);
  });
});
