// People who are to work in a workspace, told by their user IDs.
import { Refusal } from "../api.js";
import { told } from "../problems.js";
import { session } from "../session.js";
import { number, t } from "../words.js";
import { each } from "./batch.js";

/** The user IDs of a field, parted by commas or blanks. */
export function idsIn(text) {
  return [...new Set((text ?? "").split(/[\s,;]+/).filter(Boolean))];
}

/** Refuses, as the server does, if somebody is not there. */
export async function demand(ids) {
  const query = { filter: [{ k: "user_id", v: ids, o: "in" }], only: ["user_id"] };
  const there = ids.length ? (await session.asAdministrator("user/list", { query })).results.map(({ user_id }) => user_id) : [];
  const missing = ids.filter((id) => !there.includes(id));
  if (missing.length) {
    throw Object.assign(new Refusal(404, { code: "ERROR_NOT_FOUND" }), { told: t("list.missing", { count: number(missing.length), ids: missing.join(", ") }) });
  }
}

/** Gives each a role in the workspace: [[user ID, role ID], …]. Those whom it cannot be given, and why, in words. */
export async function addAll(workspace_id, people) {
  const failed = [];
  await each(people, ([user_id, role_id]) => session.asAdministrator("role-binding/create", { user_id, role_id, resource_group: "WORKSPACE", workspace_id }),
    ([user_id], problem) => problem && failed.push(`${user_id}: ${told(problem)}`));
  return failed;
}
