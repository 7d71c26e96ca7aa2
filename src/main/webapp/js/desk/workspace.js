// One workspace: its name and state, its users, its user groups.
import { html, nothing, View } from "../lit.js";
import { choice, field, loading, onSubmit, submit } from "../forms.js";
import { problemBox } from "../problems.js";
import { announce, confirm } from "../dialog.js";
import { go, link } from "../router.js";
import { session } from "../session.js";
import { t } from "../words.js";
import { state } from "./badges.js";
import { roleOptions, WORKSPACE_TYPES } from "./roleoptions.js";
import "./picker.js";
import "./usergroups.js";

/** <id-workspace .workspaceId> */
class Workspace extends View {
  static properties = { workspaceId: {} };

  willUpdate(changed) {
    if (changed.has("workspaceId")) {
      this.fetch(() => this.load());
    }
  }

  async load() {
    const id = { workspace_id: this.workspaceId };
    const [workspace, users, groups, roles] = await Promise.all([
      session.asAdministrator("workspace/get", id),
      session.asAdministrator("workspace-user/list", { ...id, query: { page: { start: 1, limit: 200 } } }),
      session.asAdministrator("workspace-group/list", { query: { only: ["workspace_group_id", "name"], page: { start: 1, limit: 500 } } }),
      roleOptions(WORKSPACE_TYPES),
    ]);
    this.show({ workspace, users: users.results, groups: groups.results, roles });
  }

  render() {
    const { workspace } = this;
    if (!workspace) {
      return html`<div class="stack"><h1 tabindex="-1">${t("workspace.title")}</h1>${this.problem ? problemBox(this.problem) : loading()}</div>`;
    }
    return html`<div class="stack">
      <p class="small"><a href="#/desk/workspaces">${t("workspace.all")}</a></p>
      <div class="row"><h1 tabindex="-1">${workspace.name}</h1>${state(workspace.state)}<span class="mono small muted">${workspace.workspace_id}</span></div>
      ${problemBox(this.problem)}
      ${this.form(workspace)} ${this.members()}
      <id-user-groups .workspaceId=${workspace.workspace_id} .enabled=${workspace.state === "ENABLED"}></id-user-groups>
    </div>`;
  }

  form({ name, workspace_group_id, state: now }) {
    const other = now === "ENABLED" ? "disable" : "enable";
    return html`<section class="card stack" aria-label=${t("workspace.title")}>
      <form class="tools" @submit=${onSubmit(this, (given) => this.save(given))}>
        ${field({ name: "name", label: t("profile.name"), value: name, required: true, maxlength: 255 })}
        ${choice({ name: "group", label: t("groups.one"), value: workspace_group_id, options: [["", t("workspace.no_group")], ...this.groups.map((g) => [g.workspace_group_id, g.name])] })}
        ${submit(t("common.save"), { busy: this.busy })}
      </form>
      <div class="row">
        <button class=${other === "disable" ? "danger" : ""} @click=${() => this.act(other)}>${t("user.do." + other)}</button>
        <button class="danger" @click=${() => this.act("delete")}>${t("user.do.delete")}</button>
      </div></section>`;
  }

  async save({ name, group }) {
    const id = { workspace_id: this.workspaceId };
    if (name !== this.workspace.name) {
      await session.asAdministrator("workspace/update", { ...id, name });
    }
    if (group !== (this.workspace.workspace_group_id ?? "")) {
      await session.asAdministrator("workspace/change-workspace-group", { ...id, workspace_group_id: group });
    }
    await this.load();
    announce(t("common.saved"));
  }

  async act(verb) {
    const { name } = this.workspace;
    const sure = await confirm({
      title: t("user.do." + verb), text: name, consequences: t("workspace.then." + verb).split("\n"), action: t("user.do." + verb),
      danger: verb !== "enable", typed: verb === "delete" ? name : undefined,
    });
    if (!sure) {
      return;
    }
    await this.attempt(async () => {
      await session.asAdministrator("workspace/" + verb, { workspace_id: this.workspaceId, ...(verb === "delete" ? { force: true } : {}) });
      announce(t("common.done"));
      await (verb === "delete" ? go("desk", "workspaces") : this.load());
    });
  }

  members() {
    return html`<section class="card stack" aria-labelledby="members"><h2 id="members">${t("workspace.members")}</h2>
      ${this.users.length ? html`<ul class="items">${this.users.map((user) => this.member(user))}</ul>` : html`<p class="muted">${t("workspace.no_members")}</p>`}
      <form class="tools" @submit=${onSubmit(this, ({ member, role_id }) => this.add(member, role_id))}>
        <id-user-picker .label=${t("workspace.add")} .name=${"member"}></id-user-picker>
        ${choice({ name: "role_id", label: t("bindings.role"), options: this.roles })}
        ${submit(t("bindings.give"), { busy: this.busy })}
      </form></section>`;
  }

  member({ user_id, name, role_binding_info: binding }) {
    const byGroup = Boolean(binding?.workspace_group_id);
    return html`<li><div><a href=${link("desk", "users", "one", user_id)}>${name || user_id}</a><div class="muted small">${user_id}${byGroup ? " · " + t("bindings.by_group") : ""}</div></div>
      ${byGroup ? html`<span class="badge">${t("role_type." + binding.role_type)}</span>` : html`
        <select aria-label=${t("workspace.role_of", { user: user_id })} @change=${(event) => this.change(binding, event.target.value)}>
          ${this.roles.map(([id, text]) => html`<option value=${id} ?selected=${id === binding.role_id}>${text}</option>`)}</select>
        <button class="danger" aria-label=${t("workspace.remove_this", { user: user_id })} @click=${() => this.discard(binding, user_id)}>${t("common.remove")}</button>`}</li>`;
  }

  async add(user_id, role_id) {
    await session.asAdministrator("role-binding/create", { user_id, role_id, resource_group: "WORKSPACE", workspace_id: this.workspaceId });
    await this.load();
    announce(t("bindings.given"));
  }

  change({ role_binding_id }, role_id) {
    return this.attempt(async () => {
      await session.asAdministrator("role-binding/update-role", { role_binding_id, role_id });
      await this.load();
      announce(t("common.saved"));
    });
  }

  async discard({ role_binding_id }, user) {
    if (await confirm({ title: t("workspace.remove"), text: user, consequences: [t("bindings.take_then")], action: t("common.remove"), danger: true })) {
      await this.attempt(async () => {
        await session.asAdministrator("role-binding/delete", { role_binding_id });
        await this.load();
        announce(t("bindings.taken"));
      });
    }
  }
}
customElements.define("id-workspace", Workspace);
