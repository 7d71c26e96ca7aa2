import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { asked } from "./browser.js";

describe("A table", () => {
  it("is read as spreadsheets write it", async () => {
    const found = await asked("desk/csv.js", ({ parse, line, unmarked }) => [
      parse('\uFEFFa;b\r\n"1;""2""";"two\nlines"\r\n;\r\nlast;x'),
      parse(line(["=SUM(A1)", "a,b", null, { x: 1 }]))[0].map(unmarked),
    ]);

    assert.deepEqual(found, [
      [["a", "b"], ['1;"2"', "two\nlines"], ["last", "x"]],
      ["=SUM(A1)", "a,b", "", '{"x":1}'],
    ]);
  });
});

describe("Nonsense", () => {
  it("is no permission", async () => {
    const wrong = ["read all", "identity:User.raed", "identity:Usr.read", "identity", "identity:", "a.b", "*x y"];
    const right = ["identity:User.read", "identity:User", "identity:*", "*", "*.read", "inventory:CloudService.read", "identity:WorkspaceGroupUser:read"];

    const found = await asked("desk/permissions.js", ({ nonsense }) => [wrong, right].map((all) => all.filter((each) => nonsense(each))));

    assert.deepEqual(found, [wrong, []]);
  });
});
