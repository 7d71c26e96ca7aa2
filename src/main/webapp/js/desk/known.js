// The names of what is otherwise told by its id: people, roles, workspaces.
import { session } from "../session.js";

const METHODS = { user_id: "user/list", role_id: "role/list", workspace_id: "workspace/list" };
const names = new Map();

/** Brings the names of these ids, by kind: { role_id: [id, …], … }. What is not there any more has none. */
export async function learn(wanted) {
  await Promise.all(Object.entries(wanted).map(async ([kind, all]) => {
    const ids = [...new Set(all)].filter((id) => id && id !== "*");
    if (ids.length) {
      const query = { filter: [{ k: kind, v: ids, o: "in" }], only: [kind, "name"] };
      const { results } = await session.asAdministrator(METHODS[kind], { query }).catch(() => ({ results: [] }));
      ids.forEach((id) => names.delete(id));
      results.forEach((each) => names.set(each[kind], each.name));
    }
  }));
}

/** The name of something, or its id. */
export function named(id) {
  return names.get(id) || id;
}
