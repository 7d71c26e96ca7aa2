// The user groups of a workspace. Only owners of a workspace keep them, so the administrator enters
// the workspace for it.
import { html, nothing, View } from "../lit.js";
import { problemBox } from "../problems.js";
import { announce, confirm } from "../dialog.js";
import { session } from "../session.js";
import { t } from "../words.js";
import "./named.js";

/** <id-user-groups .workspaceId .enabled> */
class UserGroups extends View {
  static properties = { workspaceId: {}, enabled: {} };
  groups = [];

  willUpdate(changed) {
    if (changed.has("workspaceId") || changed.has("enabled")) {
      this.fetch(() => this.load());
    }
  }

  call(method, body) {
    return session.call(method, body, { scope: "WORKSPACE", workspace: this.workspaceId });
  }

  async load() {
    if (this.enabled) {
      const { results } = await this.call("user-group/list", {});
      this.show({ groups: results });
    }
  }

  render() {
    return html`<section class="card stack" aria-labelledby="user-groups"><h2 id="user-groups">${t("usergroups.title")}</h2>
      ${problemBox(this.problem)}
      ${this.groups.map((group) => this.group(group))}
      ${this.groups.length ? nothing : html`<p class="muted">${this.enabled ? t("usergroups.none") : t("error.ERROR_WORKSPACE_STATE")}</p>`}
      ${this.enabled ? html`<id-named .label=${t("usergroups.new")} .action=${t("usergroups.create")} .create=${(name) => this.change("create", { name })}></id-named>` : nothing}
    </section>`;
  }

  group({ user_group_id, name, users = [] }) {
    return html`<details><summary>${name} <span class="badge">${users.length}</span></summary>
      <div class="stack"><ul class="items">${users.map((user) => html`<li><span>${user}</span>
        <button class="danger" aria-label=${t("workspace.remove_this", { user })} @click=${() => this.attempt(() => this.change("remove-users", { user_group_id, users: [user] }))}>${t("common.remove")}</button></li>`)}</ul>
      <id-named .label=${t("usergroups.add")} .action=${t("common.add")} .create=${(user) => this.change("add-users", { user_group_id, users: [user] })}></id-named>
      <div><button class="danger" @click=${() => this.discard(user_group_id, name)}>${t("usergroups.delete")}</button></div></div></details>`;
  }

  async discard(user_group_id, name) {
    if (await confirm({ title: t("usergroups.delete"), text: name, action: t("user.do.delete"), danger: true })) {
      await this.attempt(() => this.change("delete", { user_group_id }));
    }
  }

  async change(verb, body) {
    await this.call("user-group/" + verb, body);
    await this.load();
    announce(t("common.saved"));
  }
}
customElements.define("id-user-groups", UserGroups);
