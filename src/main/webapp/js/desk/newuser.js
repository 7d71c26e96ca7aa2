// A new user: invited by mail, with a password told to him, or known to the directory.
import { html, nothing, View } from "../lit.js";
import { check, choice, field, onSubmit, submit } from "../forms.js";
import { problemBox } from "../problems.js";
import { announce } from "../dialog.js";
import { go } from "../router.js";
import { session } from "../session.js";
import { LANGUAGES, language, t } from "../words.js";
import { timezones } from "../account/profile.js";
import "../password.js";

class NewUser extends View {
  way = "invite";

  render() {
    const shown = ["user_id", "email", "new_password", "timezone"];
    return html`<div class="stack narrow">
      <h1 tabindex="-1">${t("users.new")}</h1>
      <form class="card stack" @submit=${onSubmit(this, (given) => this.create(given))}>
        ${problemBox(this.problem, shown)}
        ${field({ name: "user_id", label: t("signin.user_id"), hint: t("newuser.id_hint"), required: true, maxlength: 60, problem: this.problem })}
        ${field({ name: "name", label: t("profile.name"), maxlength: 128, optional: true })}
        <fieldset><legend>${t("newuser.how")}</legend>
          ${["invite", "password", "external"].map((way) => check({ type: "radio", name: "way", value: way, label: t("newuser." + way),
            hint: t(`newuser.${way}_hint`), checked: this.way === way, change: () => this.show({ way }) }))}
        </fieldset>
        ${field({ name: "email", label: t("profile.email"), type: "email", required: this.way === "invite", optional: this.way !== "invite", problem: this.problem })}
        ${this.way === "password" ? html`<id-password .label=${t("newuser.first_password")} .name=${"new_password"} .fresh=${true} .hint=${t("password.hint")} .problem=${this.problem}></id-password>
          ${check({ name: "change", label: t("newuser.change"), checked: true })}` : nothing}
        ${this.way === "external" ? nothing : choice({ name: "mfa", label: t("newuser.mfa"), options: [["", t("newuser.mfa_free")], ["OTP", t("mfa.app")], ["EMAIL", t("mfa.email")]] })}
        <div class="columns">
          ${choice({ name: "language", id: "own-language", label: t("profile.language"), options: Object.entries(LANGUAGES), value: language(), hint: t("newuser.language_hint") })}
          ${field({ name: "timezone", label: t("profile.timezone"), list: "timezones", optional: true, problem: this.problem })}
        </div>
        <datalist id="timezones">${timezones().map((zone) => html`<option value=${zone}></option>`)}</datalist>
        ${check({ name: "admin", label: t("newuser.admin"), hint: t("newuser.admin_hint") })}
        <div class="row">${submit(this.way === "invite" ? t("newuser.send") : t("newuser.create"), { busy: this.busy })}
          <a class="button" href="#/desk/users">${t("common.cancel")}</a></div>
      </form>
    </div>`;
  }

  async create({ user_id, name, email, way, new_password, change, mfa, language, timezone, admin }) {
    await session.asAdministrator("user/create", {
      user_id,
      name,
      email,
      language,
      timezone,
      auth_type: way === "external" ? "EXTERNAL" : "LOCAL",
      password: way === "password" ? new_password : undefined,
      reset_password: way === "invite",
      role_id: admin ? "managed-domain-admin" : undefined,
      permission_group: admin ? "DOMAIN" : undefined,
      ...(mfa ? { enforce_mfa_state: "ENABLED", enforce_mfa_type: mfa } : {}),
    });
    if (way === "password" && change) {
      await session.asAdministrator("user/set-required-actions", { user_id, required_actions: ["UPDATE_PASSWORD"] });
    }
    announce(t(way === "invite" ? "newuser.invited" : "newuser.created", { user: user_id }), { onward: true });
    go("desk", "users", "one", user_id);
  }
}
customElements.define("id-new-user", NewUser);
