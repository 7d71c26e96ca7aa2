// Ways to sign in: the second factor, recovery codes, passkeys.
import { html, nothing, View } from "../lit.js";
import { codeField, onSubmit, submit } from "../forms.js";
import { problemBox } from "../problems.js";
import { announce, confirm } from "../dialog.js";
import { masked } from "../code.js";
import { prove } from "../proof.js";
import { session } from "../session.js";
import { t } from "../words.js";
import "../mfa.js";
import "./passkeys.js";
import "./recovery.js";
import { offerToEndOthers } from "./sessions.js";

/** As one sets up the first factor, for one beside it or in its place. */
async function another(method, { mfa_type, options, current_password, verify_code }) {
  if (verify_code) {
    return session.call("own-factor/confirm", { verify_code });
  }
  const { otp_qrcode_uri } = await session.call("own-factor/begin", { mfa_type, email: options.email, current_password });
  return { mfa: { options: { otp_qrcode_uri } } };
}

const NAMES = { OTP: "mfa.app", EMAIL: "mfa.email" };

class Mfa extends View {
  step = "state";
  factors = [];

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  /** The app and the codes by mail: one of them, or both. */
  load() {
    const asking = (this.asking = {});
    return this.fetch(async () => {
      const { results } = session.profile.mfa.state === "ENABLED" ? await session.call("own-factor/list") : { results: [] };
      // A slow answer from before a change comes after the one to it.
      if (asking === this.asking) {
        this.show({ factors: results.filter(({ factor_type }) => factor_type in NAMES) });
      }
    });
  }

  render() {
    return html`<div class="stack narrow">
      <h1 tabindex="-1">${t("ways.title")}</h1>
      ${this.step === "state" ? this.password(session.profile) : nothing}
      <section class="card stack">${this.content(session.profile)}</section>
      ${this.step === "state" && session.profile.mfa.state === "ENABLED" ? html`<id-recovery .fresh=${this.fresh}></id-recovery>` : nothing}
      ${this.step === "state" && session.profile.auth_type !== "EXTERNAL" ? html`<id-passkeys></id-passkeys>` : nothing}
    </div>`;
  }

  password({ auth_type }) {
    return auth_type === "EXTERNAL" ? nothing : html`<section class="card row spread"><h2>${t("overview.password")}</h2>
      <a class="button" href="#/account/password" aria-label=${t("overview.change_this", { what: t("overview.password") })}>${t("overview.change")}</a></section>`;
  }

  content(user) {
    if (user.auth_type === "EXTERNAL") {
      return html`<p>${t("mfa.external")}</p>`;
    }
    if (this.step === "set-up") {
      return html`<id-mfa-setup .proof=${true} .email=${user.email} .type=${user.mfa.options?.enforce ? user.mfa.mfa_type : undefined}
        .call=${(method, body) => session.call(method, body)}
        @confirmed=${({ detail }) => this.finish(detail, "mfa.is_on", true)} @cancelled=${() => this.show({ step: "state" })}></id-mfa-setup>`;
    }
    if (this.step === "another") {
      return html`<id-mfa-setup .proof=${true} .email=${user.email} .type=${this.kind} .call=${another}
        @confirmed=${() => this.change()} @cancelled=${() => this.show({ step: "state" })}></id-mfa-setup>`;
    }
    if (this.step === "remove") {
      return this.removal(user.mfa);
    }
    if (this.step === "test") {
      return this.trial();
    }
    return user.mfa.state === "ENABLED" ? this.on(user.mfa) : this.off();
  }

  off() {
    return html`<div class="row spread"><h2>${t("mfa.title")}</h2><span class="badge warn">${t("mfa.off")}</span></div>
      <p>${t("mfa.lead")}</p>
      <div><button class="primary" @click=${() => this.show({ step: "set-up" })}>${t("mfa.set_up")}</button></div>`;
  }

  on({ mfa_type, options }) {
    return html`<div class="row spread"><h2>${t("mfa.title")}</h2><span class="badge good">${t("mfa.on")}</span></div>
      ${problemBox(this.problem)}
      ${this.factors.length ? html`<ul class="items">${this.factors.map((each) => this.item(each))}</ul>`
        : html`<p>${mfa_type === "OTP" ? t("mfa.by_app") : t("mfa.by_email", { address: options.email })}</p>`}
      ${options?.enforce ? html`<p class="alert">${t("mfa.enforced")}</p>` : nothing}
      <div class="row">${options?.enforce || this.factors.length !== 1 ? nothing : this.adding(mfa_type === "OTP" ? "EMAIL" : "OTP")}
        <button class="danger" aria-busy=${this.busy ? "true" : nothing} @click=${() => this.askRemoval(options?.enforce)}>${t("mfa.turn_off")}</button></div>`;
  }

  item({ factor_type, email, preferred }) {
    const name = t(NAMES[factor_type]);
    const one = this.factors.length === 1;
    return html`<li><div>${factor_type === "OTP" ? t("mfa.by_app") : t("mfa.by_email", { address: email })}
        ${preferred && !one ? html`<div class="muted small">${t("factors.first")}</div>` : nothing}</div>
      <div class="row"><button aria-label=${t("factors.test_this", { name })} @click=${() => this.test(factor_type)}>${t("factors.test")}</button>
        ${one || preferred ? nothing : html`<button aria-label=${t("factors.prefer_this", { name })} @click=${() => this.put("prefer", factor_type)}>${t("factors.prefer")}</button>`}
        <button aria-label=${t("factors.replace_this", { name })} @click=${() => this.show({ step: "another", kind: factor_type, problem: null })}>${t("factors.replace")}</button>
        ${one ? nothing : html`<button class="danger" aria-label=${t("passkey.remove_this", { name })} @click=${() => this.askTaking(factor_type, name)}>${t("passkey.remove")}</button>`}</div></li>`;
  }

  async test(kind) {
    if (await this.attempt(() => this.beginTest(kind))) {
      this.show({ step: "test", kind });
      await this.updateComplete;
      this.querySelector("#verify_code").focus();
    }
  }

  async beginTest(factor_type) {
    return (this.asked = await session.call("own-factor/begin-test", { factor_type }));
  }

  trial() {
    const { factor_type, email } = this.asked;
    const name = t(NAMES[factor_type]);
    return html`<form class="stack" @refused=${(event) => this.show({ problem: event.detail })} @submit=${onSubmit(this, (given) => this.endTest(name, given))}>
      <h2>${t("factors.test_this", { name })}</h2>
      <p>${email ? t("mfa.mailed", { address: masked(email) }) : t("mfa.off_by_app")}</p>
      ${problemBox(this.problem, ["verify_code"])} ${codeField({ problem: this.problem })}
      ${email ? html`<id-resend .send=${() => this.beginTest(factor_type)}></id-resend>` : nothing}
      <div class="row">${submit(t("factors.test"), { busy: this.busy })}
        <button type="button" @click=${() => this.show({ step: "state", problem: null })}>${t("common.cancel")}</button></div>
    </form>`;
  }

  async endTest(name, { verify_code }) {
    await session.call("own-factor/test", { factor_type: this.asked.factor_type, verify_code });
    await this.load();
    this.show({ step: "state", problem: null });
    announce(t("factors.works", { name }));
    await this.updateComplete;
    this.querySelector("h1").focus();
  }

  adding(kind) {
    return html`<button @click=${() => this.show({ step: "another", kind, problem: null })}>${t("factors.add." + kind)}</button>`;
  }

  async askTaking(kind, name) {
    if (await confirm({ title: t("passkey.remove_this", { name }), consequences: [t("factors.remove_consequence")], action: t("passkey.remove"), danger: true })) {
      await this.put("remove", kind);
    }
  }

  async put(verb, mfa_type) {
    if (await this.attempt(() => session.call("own-factor/" + verb, { mfa_type }))) {
      await this.change();
    }
  }

  async change() {
    await this.finish(await session.loadProfile(), "factors.changed");
  }

  async askRemoval(enforced) {
    const sure = await confirm({
      title: t("mfa.turn_off"),
      consequences: [t("mfa.off_consequence"), ...(enforced ? [t("mfa.off_enforced")] : [])],
      action: t("mfa.turn_off_yes"),
      danger: true,
    });
    if (sure && (await this.attempt(() => prove((current_password) => this.begin(current_password))))) {
      this.show({ step: "remove" });
      await this.updateComplete;
      this.querySelector("#verify_code").focus();
    }
  }

  /** With the password, however fresh the sign-in is. */
  begin(current_password) {
    this.current = current_password;
    return session.call("user-profile/disable-mfa", { current_password });
  }

  removal({ mfa_type, options }) {
    const mailed = mfa_type === "EMAIL";
    return html`<form class="stack" @refused=${(event) => this.show({ problem: event.detail })} @submit=${onSubmit(this, async ({ verify_code }) =>
        this.finish(await session.call("user-profile/confirm-mfa", { verify_code }), "mfa.is_off"))}>
      <h2>${t("mfa.turn_off")}</h2>
      <p>${mailed ? t("mfa.mailed", { address: masked(options.email) }) : t("mfa.off_by_app")}</p>
      ${problemBox(this.problem, ["verify_code"])} ${codeField({ problem: this.problem, spare: true, hint: t("recovery.instead") })}
      ${mailed ? html`<id-resend .send=${() => this.begin(this.current)}></id-resend>` : nothing}
      <div class="row">${submit(t("mfa.turn_off"), { busy: this.busy, danger: true })}
        <button type="button" @click=${() => this.show({ step: "state", problem: null })}>${t("common.cancel")}</button></div>
    </form>`;
  }

  async finish(user, said, fresh = false) {
    session.know(user);
    await this.load();
    this.current = undefined;
    this.show({ step: "state", fresh });
    announce(t(said));
    await this.updateComplete;
    this.querySelector("h1").focus();
    await offerToEndOthers().catch((problem) => this.show({ problem }));
  }
}
customElements.define("id-mfa", Mfa);
