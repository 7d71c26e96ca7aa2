// All workspaces of the organisation.
import { html, View } from "../lit.js";
import { announce } from "../dialog.js";
import { go, link } from "../router.js";
import { session } from "../session.js";
import { day, t } from "../words.js";
import { state } from "./badges.js";
import "./list.js";
import "./named.js";

class Workspaces extends View {
  render() {
    const config = {
      name: "workspaces",
      method: "workspace/list",
      caption: t("workspaces.title"),
      sort: "name",
      columns: [
        { key: "name", label: t("profile.name"), cell: (row) => html`<a href=${link("desk", "workspaces", "one", row.workspace_id)}>${row.name}</a>` },
        { key: "workspace_id", label: t("common.id"), cell: (row) => html`<span class="mono small">${row.workspace_id}</span>` },
        { key: "state", label: t("users.state"), cell: (row) => state(row.state) },
        { key: "user_count", label: t("workspaces.users"), cell: (row) => String(row.user_count ?? 0) },
        { key: "created_at", label: t("users.created"), cell: (row) => day(row.created_at) },
        { key: "created_by", label: t("workspaces.by"), hidden: true },
      ],
      filters: [{ key: "state", label: t("users.state"), options: ["ENABLED", "DISABLED"].map((each) => [each, t("state." + each)]) }],
    };
    return html`<div class="stack"><h1 tabindex="-1">${t("workspaces.title")}</h1>
      <id-named .label=${t("workspaces.new")} .action=${t("workspaces.create")} .create=${async (name) => {
        const { workspace_id } = await session.asAdministrator("workspace/create", { name });
        announce(t("common.created", { name }));
        go("desk", "workspaces", "one", workspace_id);
      }}></id-named>
      <id-list .config=${config}></id-list></div>`;
  }
}
customElements.define("id-workspaces", Workspaces);
