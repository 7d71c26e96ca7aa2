// One user: what they are, what can be done with them, what happened.
import { html, nothing, View } from "../lit.js";
import { choice, field, loading, onSubmit, submit } from "../forms.js";
import { problemBox } from "../problems.js";
import { announce, confirm } from "../dialog.js";
import { session } from "../session.js";
import { languages, timezones } from "../account/profile.js";
import { saveChanges } from "../save.js";
import { tagsField, tagsOf } from "../tags.js";
import { ago, moment, t } from "../words.js";
import { state } from "./badges.js";
import { invited } from "./useractions.js";
import "../mydata.js";
import "./usersessions.js";
import "./usertimeline.js";
import "./bindings.js";

/** <id-user .userId> */
class User extends View {
  static properties = { userId: {} };

  willUpdate(changed) {
    if (changed.has("userId")) {
      this.load();
    }
  }

  load() {
    return this.fetch(async () => this.take(await session.asAdministrator("user/get", { user_id: this.userId })));
  }

  take(user) {
    this.show({ user, tagRows: undefined });
    this.entitle(user.name || user.user_id);
    this.querySelector("id-user-timeline")?.load();
    this.querySelector("id-user-sessions")?.load();
    this.loadFactors(user);
  }

  /** The factors, what stands in for them, and how far the invitation is. */
  async loadFactors({ user_id }) {
    const newest = { page: { start: 1, limit: 1 }, sort: [{ key: "created_at", desc: true }], filter: [{ k: "kind", v: ["INVITATION_LINK", "INVITATION_PASSWORD", "SSO_INVITATION"], o: "in" }] };
    const [factors, mails] = await Promise.all([
      session.asAdministrator("user/list-factors", { user_id }).catch(() => null),
      session.asAdministrator("mail/list", { user_id, query: newest }).catch(() => null),
    ]);
    if (user_id === this.userId) {
      this.show({ factors: factors?.results ?? [], invitation: mails?.results[0] });
    }
  }

  render() {
    const { user } = this;
    if (!user) {
      return html`<div class="stack"><h1 tabindex="-1">${t("user.title")}</h1>${this.problem ? problemBox(this.problem) : loading()}<p><a href="#/desk/users">${t("user.all")}</a></p></div>`;
    }
    return html`<div class="stack">
      <p class="small"><a href="#/desk/users">${t("user.all")}</a></p>
      <div class="row"><h1 tabindex="-1">${user.name || user.user_id}</h1>${state(user.state)}</div>
      <section class="card"><dl class="facts">
        ${this.fact("signin.user_id", user.user_id)}
        ${this.fact("overview.role", t("role_type." + user.role_type))}
        ${this.fact("users.auth_type", t("auth_type." + user.auth_type))}
        ${this.fact("profile.email", user.email && html`${user.email} <span class="badge ${user.email_verified ? "good" : "warn"}">${t(user.email_verified ? "email.verified" : "email.unverified")}</span>`)}
        ${this.fact("mfa.title", html`${user.mfa.state === "ENABLED" ? t("overview.mfa." + user.mfa.mfa_type) : t("mfa.off")}${user.mfa.options?.enforce ? html` <span class="badge">${t("user.enforced")}</span>` : nothing}`)}
        ${(this.factors ?? []).map((each) => this.standIn(each))}
        ${this.fact("user.must", user.required_actions.map((each) => t("action." + each)).join(", "))}
        ${this.fact("user.invitation", invited(user) && html`<span class="badge warn">${this.invitation ? t("user.invited_open", { time: moment(this.invitation.created_at) }) : t("user.invited_unsent")}</span>`)}
        ${this.fact("user.locked", user.sign_in_locked_until && html`<span class="badge warn">${moment(user.sign_in_locked_until)}</span>`)}
        ${this.fact("users.created", moment(user.created_at))}
        ${this.fact("overview.last", ago(user.last_accessed_at) || t("users.never"))}
      </dl></section>
      <id-user-actions .user=${user} @changed=${({ detail }) => this.take(detail)}></id-user-actions>
      ${this.form(user)}
      <id-bindings .userId=${user.user_id}></id-bindings>
      <id-user-sessions .userId=${user.user_id}></id-user-sessions>
      <id-user-timeline .userId=${user.user_id}></id-user-timeline>
      <id-my-data .userId=${user.user_id}></id-my-data>
      <p><a href=${"#/desk/audit?" + new URLSearchParams({ q: user.user_id })}>${t("user.records")}</a></p>
    </div>`;
  }

  fact(label, value) {
    return value ? html`<dt>${t(label)}</dt><dd>${value}</dd>` : nothing;
  }

  standIn({ factor_type, expires_at, issued_by, created_at, last_used_at, email, ...codes }) {
    switch (factor_type) {
      case "OTP":
      case "EMAIL":
        return this.fact("user.factor." + factor_type, [email, created_at && t("user.factor_since", { time: moment(created_at) }), last_used_at && t("user.factor_used", { time: ago(last_used_at) })].filter(Boolean).join(" · "));
      case "PASSKEY":
        return this.fact("user.factor.PASSKEY", html`${[codes.name, t("user.factor_since", { time: moment(created_at) }), last_used_at && t("user.factor_used", { time: ago(last_used_at) })].filter(Boolean).join(" · ")}
          ${this.user.user_id === session.profile.user_id ? nothing : html`<button class="small" aria-label=${t("passkey.remove_this", { name: codes.name })} @click=${() => this.takePasskey(codes)}>${t("passkey.remove")}</button>`}`);
      case "RECOVERY_CODES":
        return this.fact("recovery.title", t("recovery.left", codes));
      case "BYPASS_CODE":
        return this.fact("user.bypass", t("user.bypass_until", { time: moment(expires_at), by: issued_by }));
      default:
        return nothing;
    }
  }

  async takePasskey({ passkey_id, name }) {
    const sure = await confirm({
      title: t("passkey.remove_this", { name }),
      consequences: [t("passkey.remove_consequence")],
      action: t("passkey.remove"),
      danger: true,
    });
    if (sure) {
      await this.fetch(async () => {
        await session.asAdministrator("user/remove-passkey", { user_id: this.user.user_id, passkey_id });
        announce(t("passkey.is_removed"));
        await this.loadFactors(this.user);
      });
    }
  }

  form(user) {
    return html`<section class="card stack" aria-labelledby="edit"><h2 id="edit">${t("user.edit")}</h2>
      <form class="stack" @submit=${onSubmit(this, (given) => this.save(given))}>
        ${problemBox(this.problem, ["email", "timezone"])}
        <div class="columns">
          ${field({ name: "name", label: t("profile.name"), value: user.name, maxlength: 128 })}
          ${field({ name: "email", label: t("profile.email"), type: "email", value: user.email, problem: this.problem, hint: t("user.email_hint") })}
        </div>
        <div class="columns">
          ${choice({ name: "language", id: "own-language", label: t("profile.language"), options: languages(user.language), value: user.language })}
          ${field({ name: "timezone", label: t("profile.timezone"), value: user.timezone, list: "timezones", problem: this.problem })}
        </div>
        <datalist id="timezones">${timezones().map((zone) => html`<option value=${zone}></option>`)}</datalist>
        ${tagsField(user.tags, this)}
        <div>${submit(t("common.save"), { busy: this.busy })}</div>
      </form></section>`;
  }

  async save({ name, email, language, timezone }) {
    const id = { user_id: this.userId };
    const user = await saveChanges({
      shown: this.user,
      given: { name, email, language, timezone, tags: tagsOf(this) },
      maps: ["tags"],
      fetch: () => session.asAdministrator("user/get", id),
      // An empty text means "not given" to the API; a blank clears.
      send: (mine) => session.asAdministrator("user/update", { ...id, ...mine, ...(mine.name === "" ? { name: " " } : {}) }),
    });
    if (user) {
      this.take(user);
      announce(t("common.saved"));
    }
  }
}
customElements.define("id-user", User);
