// Setting up a second factor: choose, prepare, confirm with a code; only then it counts.
import { html, nothing, View } from "./lit.js";
import { check, codeField, field, onSubmit, submit } from "./forms.js";
import { masked } from "./code.js";
import { problemBox } from "./problems.js";
import { qrCode } from "./qr.js";
import { announce } from "./dialog.js";
import { t } from "./words.js";
import "./password.js";

/** The key of an otpauth address, in groups of four, as people copy it. */
export function keyOf(uri) {
  return new URL(uri).searchParams.get("secret") ?? "";
}

/** <id-mfa-setup .call .type .email>: without .type the user chooses, with .proof they give their password. Fires "confirmed" with his record. */
class MfaSetup extends View {
  static properties = { call: {}, type: {}, email: {}, proof: {} };
  prepared = null;

  render() {
    return this.prepared ? this.confirm() : this.choose();
  }

  choose() {
    const chosen = this.chosen ?? this.type ?? "OTP";
    return html`<form class="stack" @submit=${onSubmit(this, (given) => this.prepare(given))}>
      ${problemBox(this.problem, ["email", "current_password"])}
      ${this.type ? nothing : html`<fieldset>
        <legend>${t("mfa.how")}</legend>
        ${check({ type: "radio", name: "mfa_type", value: "OTP", label: t("mfa.app"), hint: t("mfa.app_hint"), checked: chosen === "OTP", change: () => this.show({ chosen: "OTP" }) })}
        ${check({ type: "radio", name: "mfa_type", value: "EMAIL", label: t("mfa.email"), hint: t("mfa.email_hint"), checked: chosen === "EMAIL", change: () => this.show({ chosen: "EMAIL" }) })}
      </fieldset>`}
      ${chosen === "EMAIL" ? field({ name: "email", label: t("mfa.mailbox"), type: "email", autocomplete: "email", required: true, value: this.email, problem: this.problem }) : html`<p class="muted">${t("mfa.app_lead")}</p>`}
      ${this.proof ? html`<id-password .label=${t("password.current")} .name=${"current_password"} .hint=${t("proof.hint")} .problem=${this.problem}></id-password>` : nothing}
      <div class="row">${submit(t("common.continue"), { busy: this.busy })} ${this.cancelButton()}</div>
    </form>`;
  }

  async prepare({ mfa_type = this.type, email, current_password }) {
    const options = mfa_type === "EMAIL" ? { email } : {};
    const { mfa } = await this.call("user-profile/enable-mfa", { mfa_type, options, current_password });
    this.show({ prepared: { type: mfa_type, email, current_password, uri: mfa.options.otp_qrcode_uri } });
    await this.updateComplete;
    this.querySelector("#verify_code").focus();
  }

  confirm() {
    const { type, email, uri, current_password } = this.prepared;
    return html`<form class="stack" @refused=${(event) => this.show({ problem: event.detail })}
      @submit=${onSubmit(this, async ({ verify_code }) => {
        const user = await this.call("user-profile/confirm-mfa", { verify_code });
        this.dispatchEvent(new CustomEvent("confirmed", { detail: user, bubbles: true }));
      })}>
      ${type === "OTP" ? this.key(uri) : html`<p>${t("mfa.mailed", { address: masked(email) })}</p>`}
      ${problemBox(this.problem, ["verify_code"])}
      ${codeField({ problem: this.problem, label: type === "OTP" ? t("mfa.code_of_app") : t("code.label") })}
      ${type === "EMAIL" ? html`<id-resend .send=${() => this.call("user-profile/enable-mfa", { mfa_type: type, options: { email }, current_password })}></id-resend>` : nothing}
      <div class="row">${submit(t("mfa.confirm"), { busy: this.busy })} ${this.cancelButton()}</div>
    </form>`;
  }

  key(uri) {
    const groups = keyOf(uri).replace(/(.{4})(?=.)/g, "$1 ");
    return html`<ol class="stack">
      <li>${t("mfa.scan")}<div class="qr" role="img" aria-label=${t("mfa.qr")}>${qrCode(uri)}</div></li>
      <li>${t("mfa.or_type")}
        <div class="stack tight"><code class="secret" id="mfa-key">${groups}</code>
          <div><button type="button" @click=${() => this.copy(groups)}>${t("common.copy")}</button></div></div></li>
      <li>${t("mfa.then_code")}</li>
    </ol>`;
  }

  async copy(groups) {
    await navigator.clipboard.writeText(groups.replaceAll(" ", ""));
    announce(t("common.copied"));
  }

  cancelButton() {
    return html`<button type="button" @click=${() => this.dispatchEvent(new CustomEvent("cancelled", { bubbles: true }))}>${t("common.cancel")}</button>`;
  }
}
customElements.define("id-mfa-setup", MfaSetup);
