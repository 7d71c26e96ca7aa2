// One workspace group: its name, its users with their roles, its workspaces.
import { html, nothing, View } from "../lit.js";
import { choice, field, loading, onSubmit, submit } from "../forms.js";
import { problemBox } from "../problems.js";
import { announce, confirm } from "../dialog.js";
import { go, link } from "../router.js";
import { session } from "../session.js";
import { number, t } from "../words.js";
import { roleOptions, WORKSPACE_TYPES } from "./roleoptions.js";
import { saveChanges } from "../save.js";
import { idsIn } from "./members.js";
import "./picker.js";
import "./select.js";

/** So many users are shown at once; of more one says which. */
const SHOWN = 50;

/** <id-group .groupId> */
class Group extends View {
  static properties = { groupId: {} };

  get key() {
    return { workspace_group_id: this.groupId };
  }

  willUpdate(changed) {
    if (changed.has("groupId")) {
      this.fetch(() => this.load());
    }
  }

  async load() {
    const inside = { only: ["workspace_id", "name"], filter: [{ k: "workspace_group_id", v: this.groupId, o: "eq" }], sort: [{ key: "name" }] };
    const [group, workspaces, roles] = await Promise.all([
      session.asAdministrator("workspace-group/get", this.key),
      session.asAdministrator("workspace/list", { query: inside }),
      roleOptions(WORKSPACE_TYPES),
    ]);
    this.show({ group, workspaces: workspaces.results, roles });
    this.entitle(group.name);
    this.querySelector("id-select")?.load();
  }

  render() {
    const { group } = this;
    if (!group) {
      return html`<div class="stack"><h1 tabindex="-1">${t("group.title")}</h1>${this.problem ? problemBox(this.problem) : loading()}</div>`;
    }
    return html`<div class="stack">
      <p class="small"><a href="#/desk/groups">${t("group.all")}</a></p>
      <h1 tabindex="-1">${group.name}</h1>
      ${problemBox(this.problem)}
      <section class="card stack" aria-label=${t("group.title")}>
        <form class="tools" @submit=${onSubmit(this, (given) => this.rename(given))}>
          ${field({ name: "name", label: t("profile.name"), value: group.name, required: true, maxlength: 255 })}${submit(t("common.save"), { busy: this.busy })}
        </form>
        <div><button class="danger" @click=${this.discard}>${t("user.do.delete")}</button></div>
      </section>
      ${this.users(group.users ?? [])} ${this.places()}
    </div>`;
  }

  users(users) {
    const words = (this.among ?? "").toLowerCase().split(/\s+/).filter(Boolean);
    const hits = users.filter(({ user_id, user_name = "" }) => words.every((word) => (user_id + " " + user_name).toLowerCase().includes(word)));
    const shown = hits.slice(0, SHOWN);
    return html`<section class="card stack" aria-labelledby="members"><h2 id="members">${t("group.users")}</h2>
      ${users.length > SHOWN ? html`<div class="field"><label for="among">${t("list.search")}</label>
        <input id="among" type="search" autocomplete="off" .value=${this.among ?? ""} @input=${(event) => this.show({ among: event.target.value })}></div>
        <p class="muted small" role="status">${t("select.shown", { shown: number(shown.length), total: number(users.length) })}</p>` : nothing}
      <ul class="items">${shown.map(({ user_id, user_name, role_id }) => html`<li>
        <div><a href=${link("desk", "users", "one", user_id)}>${user_name || user_id}</a><div class="muted small">${user_id}</div></div>
        <select aria-label=${t("workspace.role_of", { user: user_id })} @change=${(event) => this.attempt(() => this.change("workspace-group/update-role", { user_id, role_id: event.target.value }))}>
          ${this.roles.map(([id, text]) => html`<option value=${id} ?selected=${id === role_id}>${text}</option>`)}</select>
        <button class="danger" aria-label=${t("workspace.remove_this", { user: user_id })} @click=${() => this.attempt(() => this.change("workspace-group/remove-users", { users: [{ user_id }] }))}>${t("common.remove")}</button></li>`)}</ul>
      <form class="tools" @submit=${onSubmit(this, ({ member, role_id }) => this.change("workspace-group/add-users", { users: idsIn(member).map((user_id) => ({ user_id, role_id })) }))}>
        <id-user-picker .label=${t("workspace.add")} .name=${"member"} .hint=${t("workspace.several")}></id-user-picker>
        ${choice({ name: "role_id", label: t("bindings.role"), options: this.roles })} ${submit(t("group.add_user"), { busy: this.busy })}
      </form></section>`;
  }

  places() {
    return html`<section class="card stack" aria-labelledby="places"><h2 id="places">${t("group.workspaces")}</h2>
      <ul class="items">${this.workspaces.map(({ workspace_id, name }) => html`<li><a href=${link("desk", "workspaces", "one", workspace_id)}>${name}</a>
        <button class="danger" aria-label=${t("group.take_out_this", { name })} @click=${() => this.attempt(() => this.move(workspace_id, ""))}>${t("group.take_out")}</button></li>`)}</ul>
      <form class="tools" @submit=${onSubmit(this, ({ workspace_id }) => this.move(workspace_id, this.groupId))}>
        <id-select .name=${"workspace_id"} .label=${t("group.put_in")} .method=${"workspace/list"} .key=${"workspace_id"} .hint=${t("group.put_in_hint")}
          .query=${{ filter: [{ k: "workspace_group_id", v: null, o: "eq" }] }}></id-select>
        ${submit(t("group.put_in_do"), { busy: this.busy })}</form></section>`;
  }

  async rename(given) {
    const { key } = this;
    const fetch = () => session.asAdministrator("workspace-group/get", key);
    const group = await saveChanges({ shown: this.group, given, fetch, send: (mine) => session.asAdministrator("workspace-group/update", { ...key, ...mine }) });
    if (group) {
      await this.load();
      announce(t("common.saved"));
    }
  }

  async change(method, body) {
    await session.asAdministrator(method, { ...this.key, ...body });
    await this.load();
    announce(t("common.saved"));
  }

  async move(workspace_id, workspace_group_id) {
    await session.asAdministrator("workspace/change-workspace-group", { workspace_id, workspace_group_id });
    await this.load();
    announce(t("common.saved"));
  }

  async discard() {
    if (await confirm({ title: t("group.delete"), text: this.group.name, consequences: [t("group.delete_then")], action: t("user.do.delete"), danger: true })) {
      await this.attempt(async () => {
        await session.asAdministrator("workspace-group/delete", this.key);
        announce(t("common.done"), { onward: true });
        go("desk", "groups");
      });
    }
  }
}
customElements.define("id-group", Group);
