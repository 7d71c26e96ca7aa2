// How an organisation shows itself.
import { html, nothing, View } from "../lit.js";
import { check, choice, field, loading, onSubmit, submit } from "../forms.js";
import { problemBox } from "../problems.js";
import { announce } from "../dialog.js";
import { saveChanges } from "../save.js";
import { session } from "../session.js";
import { t } from "../words.js";
import "./factors.js";
import "./look.js";
import "./signintexts.js";
import { languages, timezones } from "../account/profile.js";

const RULES = ["COMPOSED", "LENGTH"];

/** <id-organization .domainId>: without, the own one. */
class Organization extends View {
  static properties = { domainId: {} };

  willUpdate(changed) {
    if (!this.hasUpdated || changed.has("domainId")) {
      this.fetch(async () => this.show({ shown: await this.call("get") }));
    }
  }

  call(verb, body = {}) {
    return session.asAdministrator("organization/" + verb, { ...body, domain_id: this.domainId });
  }

  caller = (verb, body) => this.call(verb, body);
  learn = ({ detail }) => this.know(detail);

  get isOwn() {
    return this.domainId === undefined;
  }

  render() {
    const { shown } = this;
    return html`<div class="stack ${this.isOwn ? "narrow" : ""}">
      ${this.isOwn ? html`<h1 tabindex="-1">${t("organization.title")}</h1><p class="muted">${t("organization.lead")}</p>` : nothing}
      ${shown ? this.form(shown) : this.problem ? problemBox(this.problem) : loading()}
      ${shown ? html`<id-look .shown=${shown} .call=${this.caller} @known=${this.learn}></id-look>
        <id-sign-in-texts .shown=${shown} .call=${this.caller} @known=${this.learn}></id-sign-in-texts>` : nothing}
      <id-factor-policy .domainId=${this.domainId}></id-factor-policy>
    </div>`;
  }

  form({ display_name, language, timezone, password_rules }) {
    return html`<form class="card stack" aria-label=${t("organization.title")} @submit=${onSubmit(this, (given) => this.save(given))}>
      ${problemBox(this.problem, ["display_name", "timezone"])}
      ${field({ name: "display_name", label: t("organization.display_name"), hint: t("organization.display_name_hint"), value: display_name, required: true, maxlength: 100, problem: this.problem })}
      <div class="columns">
        ${choice({ name: "language", id: "organization-language", label: t("profile.language"), options: languages(language), value: language, hint: t("organization.language_hint") })}
        ${field({ name: "timezone", label: t("profile.timezone"), value: timezone, list: "timezones", required: true, problem: this.problem })}
      </div>
      <datalist id="timezones">${timezones().map((zone) => html`<option value=${zone}></option>`)}</datalist>
      <fieldset><legend>${t("organization.password_rules")}</legend>
        ${RULES.map((rule) => check({ type: "radio", name: "password_rules", value: rule, label: t("organization.rules." + rule), hint: t(`organization.rules.${rule}_hint`), checked: rule === password_rules }))}
      </fieldset>
      <div>${submit(t("common.save"), { busy: this.busy })}</div>
    </form>`;
  }

  async save({ display_name, language, timezone, password_rules }) {
    const saved = await saveChanges({
      shown: this.shown,
      given: { display_name, language, timezone, password_rules },
      fetch: () => this.call("get"),
      send: (mine) => this.call("update", mine),
    });
    if (saved) {
      this.know(saved);
      announce(t("common.saved"));
    }
  }

  know(shown) {
    this.show({ shown });
    if (this.isOwn) {
      const { display_name: name, accent_light, accent_dark, logo } = shown;
      session.wear({ name, accent_light, accent_dark, logo });
    }
  }
}
customElements.define("id-organization", Organization);
