// The roles that can be given, for select fields.
import { session } from "../session.js";

export const WORKSPACE_TYPES = ["WORKSPACE_OWNER", "WORKSPACE_MEMBER"];

/** [[role_id, name], …] of enabled roles of these types. */
export async function roleOptions(types) {
  const { results } = await session.asAdministrator("role/list", { state: "ENABLED" });
  return results.filter(({ role_type }) => types.includes(role_type)).map(({ role_id, name }) => [role_id, name]);
}
