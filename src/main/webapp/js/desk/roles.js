// Roles: what somebody may do who has them.
import { html, View } from "../lit.js";
import { link } from "../router.js";
import { day, t } from "../words.js";
import { state, yes } from "./badges.js";
import "./list.js";

export const TYPES = ["DOMAIN_ADMIN", "WORKSPACE_OWNER", "WORKSPACE_MEMBER"];

class Roles extends View {
  render() {
    const types = TYPES.map((each) => [each, t("role_type." + each)]);
    const config = {
      name: "roles",
      method: "role/list",
      caption: t("roles.title"),
      sort: "name",
      columns: [
        { key: "name", label: t("profile.name"), cell: (row) => html`<a href=${link("desk", "roles", "one", row.role_id)}>${row.name}</a>` },
        { key: "role_id", label: t("common.id"), cell: (row) => html`<span class="mono small">${row.role_id}</span>` },
        { key: "role_type", label: t("roles.type"), cell: (row) => t("role_type." + row.role_type) },
        { key: "state", label: t("users.state"), cell: (row) => state(row.state) },
        { key: "is_managed", label: t("roles.managed"), cell: (row) => yes(row.is_managed) },
        { key: "created_at", label: t("users.created"), hidden: true, cell: (row) => day(row.created_at) },
      ],
      filters: [{ key: "role_type", label: t("roles.type"), options: types }],
    };
    return html`<div class="stack"><div class="row spread"><h1 tabindex="-1">${t("roles.title")}</h1>
        <a class="button primary" href="#/desk/roles/one/new">${t("roles.new")}</a></div>
      <id-list .config=${config}></id-list></div>`;
  }
}
customElements.define("id-roles", Roles);
