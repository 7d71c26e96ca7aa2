// The roles of one user: in the whole organisation and in workspaces.
import { html, nothing, View } from "../lit.js";
import { choice, loading, onSubmit, submit } from "../forms.js";
import { problemBox } from "../problems.js";
import { announce, confirm } from "../dialog.js";
import { link } from "../router.js";
import { session } from "../session.js";
import { t } from "../words.js";
import "./select.js";
import { roleOptions, WORKSPACE_TYPES } from "./roleoptions.js";

const DOMAIN = "*";

/** <id-bindings .userId> */
class Bindings extends View {
  static properties = { userId: {} };
  where = DOMAIN;

  willUpdate(changed) {
    if (changed.has("userId")) {
      this.load();
    }
  }

  load() {
    return this.fetch(async () => {
      const [bindings, admin, member] = await Promise.all([
        session.asAdministrator("role-binding/list", { user_id: this.userId }),
        roleOptions(["DOMAIN_ADMIN"]),
        roleOptions(WORKSPACE_TYPES),
      ]);
      await this.know(bindings.results);
      this.show({ roles: { admin, member } });
    });
  }

  /** The bindings, and the names of their places. */
  async know(bindings) {
    const ids = [...new Set(bindings.map((each) => each.workspace_id))].filter((id) => id && id !== DOMAIN);
    const query = { only: ["workspace_id", "name"], filter: [{ k: "workspace_id", v: ids, o: "in" }] };
    const { results } = ids.length ? await session.asAdministrator("workspace/list", { query }) : { results: [] };
    this.show({ bindings, places: new Map(results.map((each) => [each.workspace_id, each.name])) });
  }

  render() {
    return html`<section class="card stack" aria-labelledby="roles"><h2 id="roles">${t("bindings.title")}</h2>
      ${problemBox(this.problem)} ${this.bindings && this.roles ? this.list() : this.problem ? nothing : loading()}</section>`;
  }

  list() {
    const place = (id) => (id === DOMAIN ? t("bindings.everywhere") : (this.places.get(id) ?? id));
    const all = [...this.roles.admin, ...this.roles.member];
    return html`${this.bindings.length ? html`<ul class="items">${this.bindings.map((each) => html`<li>
        <div><strong>${all.find(([id]) => id === each.role_id)?.[1] ?? each.role_id}</strong>
          <div class="muted small">${each.workspace_id === DOMAIN ? place(DOMAIN) : html`<a href=${link("desk", "workspaces", "one", each.workspace_id)}>${place(each.workspace_id)}</a>`}${each.workspace_group_id ? " · " + t("bindings.by_group") : ""}</div></div>
        ${each.workspace_group_id ? nothing : html`<button class="danger" aria-label=${t("bindings.take_this", { place: place(each.workspace_id) })} @click=${() => this.take(each, place(each.workspace_id))}>${t("bindings.take")}</button>`}
      </li>`)}</ul>` : html`<p class="muted">${t("bindings.none")}</p>`}
      <form class="tools" @submit=${onSubmit(this, (given) => this.give(given))}>
        <id-select .name=${"place"} .label=${t("bindings.where")} .method=${"workspace/list"} .key=${"workspace_id"} .first=${[[DOMAIN, t("bindings.everywhere")]]}
          @change=${({ target }) => target.name === "place" && this.show({ where: target.value })}></id-select>
        ${choice({ name: "role_id", label: t("bindings.role"), options: this.where === DOMAIN ? this.roles.admin : this.roles.member, unchosen: true })}
        ${submit(t("bindings.give"), { busy: this.busy })}
      </form>`;
  }

  async give({ place, role_id }) {
    const where = place === DOMAIN ? { resource_group: "DOMAIN" } : { resource_group: "WORKSPACE", workspace_id: place };
    await session.asAdministrator("role-binding/create", { user_id: this.userId, role_id, ...where });
    announce(t("bindings.given"));
    await this.again();
  }

  async take({ role_binding_id }, place) {
    if (await confirm({ title: t("bindings.take"), text: place, consequences: [t("bindings.take_then")], action: t("bindings.take"), danger: true })) {
      await this.attempt(async () => {
        await session.asAdministrator("role-binding/delete", { role_binding_id });
        announce(t("bindings.taken"));
        await this.again();
      });
    }
  }

  async again() {
    const { results } = await session.asAdministrator("role-binding/list", { user_id: this.userId });
    await this.know(results);
  }
}
customElements.define("id-bindings", Bindings);
