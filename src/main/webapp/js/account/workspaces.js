// The workspaces and workspace groups the user belongs to.
import { html, nothing, View } from "../lit.js";
import { loading } from "../forms.js";
import { problemBox } from "../problems.js";
import { session } from "../session.js";
import { t } from "../words.js";

class MyWorkspaces extends View {
  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  load() {
    return this.fetch(async () => {
      const [workspaces, groups] = await Promise.all([
        session.call("user-profile/get-workspaces"),
        session.call("user-profile/get-workspace-groups"),
      ]);
      this.show({ workspaces: workspaces.results, groups: groups.results });
    });
  }

  render() {
    return html`<div class="stack narrow">
      <h1 tabindex="-1">${t("mine.title")}</h1>
      ${problemBox(this.problem)}
      ${this.workspaces ? html`${this.section("mine.workspaces", this.workspaces, "workspace_id", (each) => this.role(each))}
        ${this.section("mine.groups", this.groups, "workspace_group_id", (each) => t("mine.members", { count: each.users?.length ?? 0 }))}` : this.problem ? nothing : loading()}
    </div>`;
  }

  section(title, results, id, note) {
    return html`<section class="card" aria-label=${t(title)}><h2>${t(title)}</h2>
      ${results.length ? html`<ul class="items">${results.map((each) => html`<li>
        <div><strong>${each.name}</strong><div class="muted small mono">${each[id]}</div></div><span class="badge">${note(each)}</span></li>`)}</ul>`
        : html`<p class="muted">${t(title + "_none")}</p>`}</section>`;
  }

  role({ role_name, role_type }) {
    return role_name ?? t("role_type." + (role_type ?? "DOMAIN_ADMIN"));
  }
}
customElements.define("id-my-workspaces", MyWorkspaces);
