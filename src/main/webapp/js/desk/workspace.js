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
import { saveChanges } from "../save.js";
import "./list.js";
import { addAll, demand, idsIn } from "./members.js";
import "./picker.js";
import "./select.js";
import "./usergroups.js";

/** What stands for no group: an empty text would be "not chosen". */
const NONE = "-";

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
    const [workspace, roles] = await Promise.all([session.asAdministrator("workspace/get", id), roleOptions(WORKSPACE_TYPES)]);
    const { workspace_group_id } = workspace;
    const group = workspace_group_id ? (await session.asAdministrator("workspace-group/get", { workspace_group_id })).name : undefined;
    this.show({ workspace, group, roles });
    this.entitle(workspace.name);
    this.querySelector("id-list")?.load();
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
        <id-select .name=${"workspace_group_id"} .label=${t("groups.one")} .method=${"workspace-group/list"} .key=${"workspace_group_id"}
          .first=${[[NONE, t("workspace.no_group")]]} .chosen=${workspace_group_id ? [workspace_group_id, this.group] : [NONE, t("workspace.no_group")]}></id-select>
        ${submit(t("common.save"), { busy: this.busy })}
      </form>
      <div class="row">
        <button class=${other === "disable" ? "danger" : ""} @click=${() => this.act(other)}>${t("user.do." + other)}</button>
        <button class="danger" @click=${() => this.act("delete")}>${t("user.do.delete")}</button>
      </div></section>`;
  }

  async save({ name, workspace_group_id: group }) {
    const id = { workspace_id: this.workspaceId };
    const saved = await saveChanges({
      shown: this.workspace,
      given: { name, workspace_group_id: group === NONE ? "" : group },
      fetch: () => session.asAdministrator("workspace/get", id),
      send: async ({ name, workspace_group_id }) => {
        if (name !== undefined) {
          await session.asAdministrator("workspace/update", { ...id, name });
        }
        if (workspace_group_id !== undefined) {
          await session.asAdministrator("workspace/change-workspace-group", { ...id, workspace_group_id });
        }
        return true;
      },
    });
    if (saved) {
      await this.load();
      announce(t("common.saved"));
    }
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
      announce(t("common.done"), { onward: verb === "delete" });
      await (verb === "delete" ? go("desk", "workspaces") : this.load());
    });
  }

  members() {
    const config = {
      name: "members",
      method: "workspace-user/list",
      body: { workspace_id: this.workspaceId },
      caption: t("workspace.members"),
      sort: "name",
      columns: [
        { key: "name", label: t("profile.name"), cell: (user) => html`<a href=${link("desk", "users", "one", user.user_id)}>${user.name || user.user_id}</a>` },
        { key: "user_id", label: t("signin.user_id") },
        { key: "state", label: t("users.state"), cell: (user) => state(user.state) },
        { key: "role", label: t("bindings.role"), sort: false, cell: (user) => this.role(user) },
        { key: "actions", label: t("user.actions"), sort: false, cell: (user) => this.removal(user) },
      ],
    };
    return html`<div class="card stack"><h2 id="members">${t("workspace.members")}</h2>
      <id-list .config=${config}></id-list>
      <form class="tools" @submit=${onSubmit(this, async ({ member, role_id }, form) => {
        await this.add(idsIn(member), role_id);
        form.reset();
      })}>
        <id-user-picker .label=${t("workspace.add")} .name=${"member"} .hint=${t("workspace.several")}></id-user-picker>
        ${choice({ name: "role_id", label: t("bindings.role"), options: this.roles })}
        ${submit(t("bindings.give"), { busy: this.busy })}
      </form></div>`;
  }

  role({ user_id, role_binding_info: binding }) {
    return binding?.workspace_group_id
      ? html`<span class="badge">${t("role_type." + binding.role_type)}</span> <span class="muted small">${t("bindings.by_group")}</span>`
      : html`<select aria-label=${t("workspace.role_of", { user: user_id })} @change=${(event) => this.change(binding, event.target.value)}>
          ${this.roles.map(([id, text]) => html`<option value=${id} .selected=${id === binding?.role_id}>${text}</option>`)}</select>`;
  }

  removal({ user_id, role_binding_info: binding }) {
    return binding?.workspace_group_id ? nothing
      : html`<button class="danger" aria-label=${t("workspace.remove_this", { user: user_id })} @click=${() => this.discard(binding, user_id)}>${t("common.remove")}</button>`;
  }

  async add(ids, role_id) {
    await demand(ids);
    const failed = await addAll(this.workspaceId, ids.map((user_id) => [user_id, role_id]));
    await this.load();
    announce(failed.length ? failed.join(" · ") : t("bindings.given"));
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
