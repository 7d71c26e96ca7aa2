// The second factor that an administrator demands, set up before the first real sign-in.
import { html, nothing, View } from "../lit.js";
import { post } from "../api.js";
import { browser } from "../browser.js";
import { problemBox } from "../problems.js";
import { create, possible } from "../passkeys.js";
import { t } from "../words.js";
import "../mfa.js";
import "../recovery.js";

/** <id-enrol .token .type .credentials>: fires "enrolled", or "cancelled". */
class Enrol extends View {
  static properties = { token: {}, type: {}, credentials: {} };
  codes = null;

  get userId() {
    return this.credentials?.user_id ?? "";
  }

  render() {
    return html`<div class="center"><div class="card stack">
      <h1 tabindex="-1">${t(this.codes ? "recovery.title" : "enrol.title")}</h1>
      ${this.codes ? this.shown() : this.setUp()}
    </div></div>`;
  }

  setUp() {
    return this.type === "PASSKEY" ? this.passkey() : this.classic();
  }

  /** Where nothing else counts. The password was given a moment ago. */
  passkey() {
    return html`<p>${t("enrol.lead")}</p>
      <p>${t(possible() ? "passkey.lead" : "passkey.no_browser")}</p>
      ${problemBox(this.problem)}
      ${possible() ? html`<button class="primary wide" aria-busy=${this.busy ? "true" : nothing} @click=${() => this.attempt(() => this.addPasskey())}>${t("passkey.add")}</button>` : nothing}
      <button class="quiet" @click=${() => this.dispatchEvent(new CustomEvent("cancelled"))}>${t("common.cancel")}</button>`;
  }

  async addPasskey() {
    const { options } = await post("user-profile/begin-passkey", {}, { token: this.token });
    const credential = await create(options);
    await post("user-profile/add-passkey", { name: browser(navigator.userAgent), credential }, { token: this.token });
    this.done();
  }

  classic() {
    return html`<p>${t("enrol.lead")}</p>
      <id-mfa-setup
        .type=${this.type}
        .email=${this.userId.includes("@") ? this.userId : ""}
        .call=${(method, body) => post(method, body, { token: this.token })}
        @confirmed=${() => this.confirmed()}
        @cancelled=${(event) => {
          event.stopPropagation();
          this.dispatchEvent(new CustomEvent("cancelled"));
        }}
      ></id-mfa-setup>`;
  }

  /** Without the codes the factor is on all the same: they can be made later. */
  async confirmed() {
    const made = await post("user-profile/renew-recovery-codes", {}, { token: this.token }).catch(() => null);
    if (!made) {
      this.done();
      return;
    }
    this.show({ codes: made.recovery_codes });
    await this.updateComplete;
    this.querySelector("h1").focus();
  }

  shown() {
    return html`<id-recovery-codes .codes=${this.codes} .account=${this.userId} .action=${t("recovery.kept_continue")} @kept=${() => this.done()}></id-recovery-codes>`;
  }

  done() {
    this.dispatchEvent(new CustomEvent("enrolled"));
  }
}
customElements.define("id-enrol", Enrol);
