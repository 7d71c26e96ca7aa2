// The second factor that an administrator demands, set up before the first real sign-in.
import { html, View } from "../lit.js";
import { post } from "../api.js";
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
