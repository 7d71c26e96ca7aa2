// The rows of a table as people for user-import/run.
import { unmarked } from "./csv.js";

/** What a column can be; tags have their own names. */
export const TARGETS = ["user_id", "name", "email", "email_verified", "auth_type", "state", "language", "timezone", "password_hash", "role_id", "workspace_id", "tags"];

const USUAL = { id: "user_id", userid: "user_id", user: "user_id", username: "user_id", login: "user_id", mail: "email", email_address: "email",
  full_name: "name", display_name: "name", locale: "language", time_zone: "timezone", role: "role_id", workspace: "workspace_id" };

/** What a column is by its name: a target, "tag" for tags.…, or nothing. */
export function proposed(name) {
  const plain = name.trim().toLowerCase().replace(/[\s-]+/g, "_");
  return plain.startsWith("tags.") ? "tag" : TARGETS.includes(plain) ? plain : (USUAL[plain.replace(/^e_mail/, "email")] ?? "");
}

/** One person a row; an empty cell says nothing. Whoever is to be invited has to choose a password. */
export function people(rows, header, map, invite) {
  return rows.map((row) => {
    const person = {};
    const role = {};
    header.forEach((name, i) => {
      const text = unmarked(row[i] ?? "").trim();
      const target = map[i];
      if (text === "" || target === "") {
        return;
      }
      if (target === "tag") {
        person.tags = { ...person.tags, [name.trim().replace(/^tags\./i, "")]: text };
      } else if (target === "tags") {
        person.tags = { ...object(text), ...person.tags };
      } else if (target === "role_id" || target === "workspace_id") {
        role[target] = text;
      } else {
        person[target] = target === "email_verified" ? /^(true|yes|1|y)$/i.test(text) : ["auth_type", "state"].includes(target) ? text.toUpperCase() : text;
      }
    });
    if (role.role_id) {
      person.roles = [role];
    }
    if (invite && (person.auth_type ?? "LOCAL") === "LOCAL" && !person.password_hash) {
      person.auth_type = "LOCAL";
      person.email ??= person.user_id;
      person.required_actions = ["UPDATE_PASSWORD"];
    }
    return person;
  });
}

/** A cell as exports write it. */
function object(text) {
  try {
    const read = JSON.parse(text);
    return read && typeof read === "object" && !Array.isArray(read) ? read : {};
  } catch {
    return {};
  }
}
