// One role, or a new one.
import { html, nothing, View } from "../lit.js";
import { below, check, choice, describedBy, field, loading, onSubmit, submit } from "../forms.js";
import { problemBox } from "../problems.js";
import { announce, confirm } from "../dialog.js";
import { go } from "../router.js";
import { session } from "../session.js";
import { t } from "../words.js";
import { saveChanges } from "../save.js";
import { nonsense, PERMISSIONS } from "./permissions.js";
import { state } from "./badges.js";
import { TYPES } from "./lists.js";

const NEW = "new";

/** <id-role .roleId>: "new" for one that is to be made. */
class Role extends View {
  static properties = { roleId: {} };

  willUpdate(changed) {
    if (changed.has("roleId")) {
      this.record = this.roleId === NEW ? { permissions: [], state: "" } : null;
      if (!this.record) {
        this.fetch(() => this.load());
      }
    }
  }

  async load() {
    this.show({ record: await session.asAdministrator("role/get", { role_id: this.roleId }) });
    this.entitle(this.record.name);
  }

  render() {
    const role = this.record;
    if (!role) {
      return html`<div class="stack"><h1 tabindex="-1">${t("role.title")}</h1>${this.problem ? problemBox(this.problem) : loading()}</div>`;
    }
    return html`<div class="stack narrow">
      <p class="small"><a href="#/desk/roles">${t("role.all")}</a></p>
      <div class="row"><h1 tabindex="-1">${role.name ?? t("roles.new")}</h1>${state(role.state)}</div>
      ${problemBox(this.problem)}
      ${role.is_managed ? html`<p class="alert">${t("role.managed")}</p><p>${t("role_type." + role.role_type)}</p>` : this.form(role)}
      ${role.role_id && !role.is_managed ? this.actions(role) : nothing}
    </div>`;
  }

  form(role) {
    return html`<form class="card stack" @submit=${onSubmit(this, (given) => this.save(given))}>
      ${field({ name: "name", label: t("profile.name"), value: role.name, required: true, maxlength: 255 })}
      ${role.role_id ? html`<p><span class="label">${t("roles.type")}</span><br>${t("role_type." + role.role_type)}</p>`
        : choice({ name: "role_type", label: t("roles.type"), options: TYPES.map((each) => [each, t("role_type." + each)]), value: "WORKSPACE_MEMBER" })}
      ${this.permissions(role)}
      <div>${submit(t("common.save"), { busy: this.busy })}</div>
    </form>`;
  }

  /** The text is what counts; the boxes write into it. */
  permissions(role) {
    const lines = this.lines ?? role.permissions ?? [];
    const wrong = this.wrong?.length ? t("role.nonsense", { lines: this.wrong.join(", ") }) : undefined;
    return html`<div class="field"><label for="permissions">${t("role.permissions")}</label>
        <textarea id="permissions" name="permissions" rows="5" class="mono" spellcheck="false" aria-invalid=${wrong ? "true" : nothing} aria-describedby=${describedBy("permissions", "hint", wrong)}
          .value=${lines.join("\n")} @input=${({ target }) => this.show({ lines: target.value.split("\n"), wrong: null })}></textarea>
        ${below("permissions", t("role.permissions_hint"), wrong)}</div>
      <details><summary>${t("role.known")}</summary><div class="columns">
        ${Object.entries(PERMISSIONS).map(([resource, verbs]) => html`<fieldset><legend class="small">${resource}</legend>
          <div class="row">${verbs.map((verb) => {
            const entry = `identity:${resource}.${verb}`;
            return check({ name: "known", value: entry, label: t("role.verb." + verb), checked: lines.includes(entry), change: ({ target }) => this.tick(entry, target.checked) });
          })}</div></fieldset>`)}</div></details>`;
  }

  tick(entry, on) {
    const lines = (this.lines ?? this.record.permissions ?? []).map((line) => line.trim()).filter((line) => line && line !== entry);
    this.show({ lines: on ? [...lines, entry] : lines, wrong: null });
  }

  actions(role) {
    const other = role.state === "ENABLED" ? "disable" : "enable";
    return html`<div class="row"><button @click=${() => this.act(other)}>${t("user.do." + other)}</button>
      <button class="danger" @click=${() => this.act("delete")}>${t("user.do.delete")}</button></div>`;
  }

  async save({ name, role_type, permissions }) {
    const body = { name, permissions: permissions.split("\n").map((line) => line.trim()).filter(Boolean) };
    const before = this.record.permissions ?? [];
    this.wrong = body.permissions.filter((line) => !before.includes(line) && nonsense(line));
    if (this.wrong.length) {
      this.requestUpdate();
      await this.updateComplete;
      this.querySelector("#permissions").focus();
      return;
    }
    if (this.roleId === NEW) {
      const { role_id } = await session.asAdministrator("role/create", { ...body, role_type });
      announce(t("common.saved"), { onward: true });
      go("desk", "roles", "one", role_id);
      return;
    }
    const id = { role_id: this.roleId };
    const record = await saveChanges({
      shown: this.record, given: body, fetch: () => session.asAdministrator("role/get", id),
      send: (mine) => session.asAdministrator("role/update", { ...id, ...mine }),
    });
    if (record) {
      this.show({ record, lines: undefined });
      this.entitle(record.name);
      announce(t("common.saved"));
    }
  }

  async act(verb) {
    const sure = verb === "enable" || (await confirm({ title: t("user.do." + verb), text: this.record.name, consequences: [t("role.then." + verb)], action: t("user.do." + verb), danger: true }));
    if (sure) {
      await this.attempt(async () => {
        await session.asAdministrator("role/" + verb, { role_id: this.roleId });
        announce(t("common.done"), { onward: verb === "delete" });
        await (verb === "delete" ? go("desk", "roles") : this.load());
      });
    }
  }
}
customElements.define("id-role", Role);
