// What an organisation asks of its people beside the password.
import { html, nothing, View } from "../lit.js";
import { below, check, choice, field, loading, onSubmit, submit } from "../forms.js";
import { problemBox, problemOf } from "../problems.js";
import { announce } from "../dialog.js";
import { link } from "../router.js";
import { saveChanges } from "../save.js";
import { session } from "../session.js";
import { number, t } from "../words.js";
import { roleOptions, WORKSPACE_TYPES } from "./roleoptions.js";

const WHO = ["NOBODY", "EVERYBODY", "ADMINISTRATORS", "ROLES"];
const KINDS = { OTP: "mfa.app", EMAIL: "mfa.email", PASSKEY: "passkey.title" };
const SOON = 14 * 86400000;

const day = (time) => time?.slice(0, 10) ?? "";

/** <id-factor-policy .domainId>: without, that of the own organisation. */
class FactorPolicy extends View {
  static properties = { domainId: {} };

  willUpdate(changed) {
    if (!this.hasUpdated || changed.has("domainId")) {
      this.fetch(async () => {
        const [shown, roles] = await Promise.all([this.call("get"), this.domainId ? [] : roleOptions(["DOMAIN_ADMIN", ...WORKSPACE_TYPES])]);
        this.show({ shown, roles, who: shown.required_for });
        this.count();
      });
    }
  }

  call(verb, body = {}) {
    return session.asAdministrator("factor-policy/" + verb, { ...body, domain_id: this.domainId });
  }

  render() {
    return html`<section class="card stack" aria-labelledby="factors"><h2 id="factors">${t("mfa.title")}</h2>
      <p class="muted">${t("policy.lead")}</p>
      ${problemBox(this.problem, ["trust_days", "role_ids"])}
      ${this.shown ? this.form() : this.problem ? nothing : loading()}
    </section>`;
  }

  form() {
    const { shown, who, problem } = this;
    return html`<form class="stack" aria-labelledby="factors" @change=${this.changed} @submit=${onSubmit(this, () => this.save())}>
      ${choice({ name: "required_for", label: t("policy.required_for"), options: this.possible().map((each) => [each, t("policy.for." + each)]), value: shown.required_for })}
      ${who === "NOBODY" ? nothing : this.demand(shown)}
      ${field({ name: "trust_days", label: t("policy.trust"), hint: t("policy.trust_hint"), type: "number", min: 0, max: 365, value: shown.trust_days, problem })}
      ${check({ name: "new_device_mail", label: t("policy.new_device"), checked: shown.new_device_mail })}
      <div>${submit(t("policy.save"), { busy: this.busy })}</div>
    </form>`;
  }

  /** Roles are chosen where they are known: by who administers them. */
  possible() {
    return WHO.filter((who) => who !== "ROLES" || this.roles.length || this.shown.required_for === who);
  }

  demand({ kinds, role_ids, enforced_from }) {
    const counting = kinds.length ? kinds : Object.keys(KINDS);
    return html`${this.who === "ROLES" ? html`<fieldset><legend>${t("policy.roles")}</legend>
        ${this.roles.map(([id, name]) => check({ name: "role_ids", value: id, label: name, checked: role_ids.includes(id) }))}
        ${below("role_ids", "", problemOf(this.problem, "role_ids") && t("policy.no_role"))}</fieldset>` : nothing}
      <fieldset><legend>${t("policy.kinds")}</legend>
        ${Object.entries(KINDS).map(([kind, label]) => check({ name: "kinds", value: kind, label: t(label), checked: counting.includes(kind) }))}</fieldset>
      ${field({ name: "enforced_from", label: t("policy.from"), hint: t("policy.from_hint"), type: "date", required: true, min: "2000-01-01", max: "2099-12-31", value: day(enforced_from ?? new Date(Date.now() + SOON).toISOString()) })}
      ${this.gap ? this.missing(this.gap) : nothing}`;
  }

  missing({ people_count, missing_count, missing_user_ids }) {
    return html`<div class="alert ${missing_count ? "warn" : "good"}"><p role="status">${t("policy.missing", { missing: number(missing_count), people: number(people_count) })}</p>
      ${missing_count ? html`<details><summary>${t("policy.first")}</summary>
        <ul class="items">${missing_user_ids.map((id) => html`<li><a href=${link("desk", "users", "one", id)}>${id}</a></li>`)}</ul></details>` : nothing}</div>`;
  }

  async changed({ target }) {
    if (target.name === "kinds" && !this.querySelector("[name=kinds]:checked")) {
      target.checked = true; // something has to count
    }
    if (target.name === "required_for") {
      this.show({ who: target.value, gap: null });
      await this.updateComplete;
    }
    if (!["trust_days", "enforced_from"].includes(target.name)) {
      this.count();
    }
  }

  /** Who has nothing yet that counts, of those whom the form names. */
  async count() {
    const { required_for, kinds, role_ids } = this.given();
    const asked = JSON.stringify({ required_for, kinds, role_ids });
    this.asked = asked;
    const able = required_for !== "NOBODY" && (required_for !== "ROLES" || role_ids.length);
    const gap = able ? await this.call("preview", JSON.parse(asked)).catch(() => null) : null;
    if (this.asked === asked) {
      this.show({ gap });
    }
  }

  /** What stands in the form, in the words of the record. */
  given() {
    const form = this.querySelector("form");
    const data = form ? new FormData(form) : new FormData();
    const required_for = data.get("required_for") ?? this.shown.required_for;
    const asks = required_for !== "NOBODY";
    const from = data.get("enforced_from") ?? "";
    return {
      required_for,
      role_ids: form ? data.getAll("role_ids") : this.shown.role_ids,
      kinds: form ? data.getAll("kinds") : this.shown.kinds,
      enforced_from: !asks ? undefined : from === day(this.shown.enforced_from) ? this.shown.enforced_from : from,
      trust_days: data.get("trust_days") ? Number(data.get("trust_days")) : undefined,
      new_device_mail: data.has("new_device_mail"),
    };
  }

  async save() {
    const saved = await saveChanges({
      shown: this.shown,
      given: this.given(),
      fetch: () => this.call("get"),
      send: (mine, now) => this.call("set", { ...now, ...mine }),
    });
    if (saved) {
      this.show({ shown: saved });
      announce(t("common.saved"));
    }
  }
}
customElements.define("id-factor-policy", FactorPolicy);
