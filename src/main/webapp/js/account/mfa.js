// The second factor: on or off, and the way from one to the other.
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

class Mfa extends View {
  step = "state";

  render() {
    return html`<div class="stack narrow">
      <h1 tabindex="-1">${t("mfa.title")}</h1>
      <section class="card stack">${this.content(session.profile)}</section>
      ${this.step === "state" && session.profile.mfa.state === "ENABLED" ? html`<id-recovery .fresh=${this.fresh}></id-recovery>` : nothing}
      ${this.step === "state" && session.profile.auth_type !== "EXTERNAL" ? html`<id-passkeys></id-passkeys>` : nothing}
    </div>`;
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
    if (this.step === "remove") {
      return this.removal(user.mfa);
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
      <p>${mfa_type === "OTP" ? t("mfa.by_app") : t("mfa.by_email", { address: options.email })}</p>
      ${options?.enforce ? html`<p class="alert">${t("mfa.enforced")}</p>` : nothing}
      <div><button class="danger" aria-busy=${this.busy ? "true" : nothing} @click=${() => this.askRemoval(options?.enforce)}>${t("mfa.turn_off")}</button></div>`;
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
    this.current = undefined;
    this.show({ step: "state", fresh });
    announce(t(said));
    await this.updateComplete;
    this.querySelector("h1").focus();
    await offerToEndOthers().catch((problem) => this.show({ problem }));
  }
}
customElements.define("id-mfa", Mfa);
