// Workspace groups: a set of users that has a role in a set of workspaces.
import { html, View } from "../lit.js";
import { announce } from "../dialog.js";
import { go, link } from "../router.js";
import { session } from "../session.js";
import { day, t } from "../words.js";
import "./list.js";
import "./named.js";

class Groups extends View {
  render() {
    const config = {
      name: "groups",
      method: "workspace-group/list",
      caption: t("groups.title"),
      sort: "name",
      columns: [
        { key: "name", label: t("profile.name"), cell: (row) => html`<a href=${link("desk", "groups", "one", row.workspace_group_id)}>${row.name}</a>` },
        { key: "workspace_group_id", label: t("common.id"), cell: (row) => html`<span class="mono small">${row.workspace_group_id}</span>` },
        { key: "workspace_count", label: t("workspaces.title"), sort: false, cell: (row) => String(row.workspace_count ?? 0) },
        { key: "users", label: t("workspaces.users"), sort: false, cell: (row) => String(row.users?.length ?? 0) },
        { key: "created_at", label: t("users.created"), cell: (row) => day(row.created_at) },
      ],
    };
    return html`<div class="stack"><h1 tabindex="-1">${t("groups.title")}</h1>
      <p class="muted">${t("groups.lead")}</p>
      <id-named .label=${t("groups.new")} .action=${t("groups.create")} .create=${async (name) => {
        const { workspace_group_id } = await session.asAdministrator("workspace-group/create", { name });
        announce(t("common.created", { name }));
        go("desk", "groups", "one", workspace_group_id);
      }}></id-named>
      <id-list .config=${config}></id-list></div>`;
  }
}
customElements.define("id-groups", Groups);
