// What the user may say of themselves; their address is verified in place.
import { html, nothing, View } from "../lit.js";
import { choice, codeField, field, onSubmit, submit } from "../forms.js";
import { problemBox } from "../problems.js";
import { announce } from "../dialog.js";
import { session } from "../session.js";
import { saveChanges } from "../save.js";
import { tagsField, tagsOf } from "../tags.js";
import { LANGUAGES, t } from "../words.js";
import "../code.js";
import "../mydata.js";
import "../password.js";

export function timezones() {
  return Intl.supportedValuesOf("timeZone");
}

/** The choices of languages: ours, and the user's own if it is another. */
export function languages(own) {
  const known = Object.entries(LANGUAGES);
  return own && !(own in LANGUAGES) ? [[own, own], ...known] : known;
}

class Profile extends View {
  render() {
    const user = session.profile;
    return html`<div class="stack narrow">
      <h1 tabindex="-1">${t("profile.title")}</h1>
      <form class="card stack" @submit=${onSubmit(this, (given) => this.save(given))}>
        ${problemBox(this.problem, ["timezone"])}
        ${field({ name: "name", label: t("profile.name"), value: user.name, autocomplete: "name", maxlength: 128 })}
        <div class="columns">
          ${choice({ name: "language", id: "own-language", label: t("profile.language"), options: languages(user.language), value: user.language, hint: t("profile.language_hint") })}
          ${field({ name: "timezone", label: t("profile.timezone"), value: user.timezone, list: "timezones", required: true, problem: this.problem })}
        </div>
        <datalist id="timezones">${timezones().map((zone) => html`<option value=${zone}></option>`)}</datalist>
        ${tagsField(user.tags, this)}
        <div>${submit(t("common.save"), { busy: this.busy })}</div>
      </form>
      <id-my-email></id-my-email>
      <id-my-data></id-my-data>
    </div>`;
  }

  async save({ name, language, timezone }) {
    const user = await saveChanges({
      shown: session.profile,
      given: { name, language, timezone, tags: tagsOf(this) },
      maps: ["tags"],
      fetch: () => session.call("user-profile/get"),
      // An empty text means "not given" to the API; a blank clears.
      send: (mine) => session.call("user-profile/update", { ...mine, ...(mine.name === "" ? { name: " " } : {}) }),
    });
    if (user) {
      session.know(user);
      this.show({ tagRows: undefined });
      announce(t("common.saved"));
    }
  }
}
customElements.define("id-profile", Profile);

/** The address: changed and verified by a code that is mailed to it. */
class MyEmail extends View {
  asked = null;

  render() {
    const user = session.profile;
    return html`<section class="card stack" aria-labelledby="email-title">
      <div class="row spread"><h2 id="email-title">${t("email.title")}</h2>
        ${user.email ? html`<span class="badge ${user.email_verified ? "good" : "warn"}">${t(user.email_verified ? "email.verified" : "email.unverified")}</span>` : nothing}</div>
      <p class="muted">${t("email.lead")}</p>
      ${this.asked ? this.code() : this.address(user)}
    </section>`;
  }

  address(user) {
    return html`<form class="stack" @submit=${onSubmit(this, ({ email, current_password }) => this.ask(email, current_password))}>
      ${problemBox(this.problem, ["email", "current_password"])}
      ${field({ name: "email", label: t("profile.email"), type: "email", value: user.email, required: true, autocomplete: "email", problem: this.problem })}
      ${user.auth_type === "EXTERNAL" ? nothing : html`<id-password .label=${t("password.current")} .name=${"current_password"} .hint=${t("proof.hint")} .problem=${this.problem}></id-password>`}
      <div>${submit(t("email.verify"), { busy: this.busy })}</div>
    </form>`;
  }

  code() {
    return html`<form class="stack" @refused=${(event) => this.show({ problem: event.detail })} @submit=${onSubmit(this, ({ verify_code }) => this.confirm(verify_code))}>
      <p>${t("email.sent", { address: this.asked })}</p>
      ${problemBox(this.problem, ["verify_code"])} ${codeField({ problem: this.problem })}
      <id-resend .send=${() => session.call("user-profile/verify-email", { email: this.asked })}></id-resend>
      <div class="row">${submit(t("email.confirm"), { busy: this.busy })}
        <button type="button" @click=${() => this.show({ asked: null, problem: null })}>${t("email.other")}</button></div>
    </form>`;
  }

  async ask(email, current_password) {
    await session.call("user-profile/verify-email", { email, current_password });
    session.know(await session.call("user-profile/get"));
    this.show({ asked: email });
    await this.updateComplete;
    this.querySelector("#verify_code").focus();
  }

  async confirm(verify_code) {
    session.know(await session.call("user-profile/confirm-email", { verify_code }));
    this.show({ asked: null });
    announce(t("email.done"));
  }
}
customElements.define("id-my-email", MyEmail);
