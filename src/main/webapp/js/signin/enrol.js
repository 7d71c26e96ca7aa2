// The second factor that an administrator demands, set up before the first real sign-in.
import { html, View } from "../lit.js";
import { post } from "../api.js";
import { t } from "../words.js";
import "../mfa.js";

/** <id-enrol .token .type .userId>: fires "enrolled", or "cancelled". */
class Enrol extends View {
  static properties = { token: {}, type: {}, userId: {} };

  render() {
    return html`<div class="center"><div class="card stack">
      <h1 tabindex="-1">${t("enrol.title")}</h1>
      <p>${t("enrol.lead")}</p>
      <id-mfa-setup
        .type=${this.type}
        .email=${this.userId?.includes("@") ? this.userId : ""}
        .call=${(method, body) => post(method, body, { token: this.token })}
        @confirmed=${() => this.dispatchEvent(new CustomEvent("enrolled"))}
        @cancelled=${(event) => {
          event.stopPropagation();
          this.dispatchEvent(new CustomEvent("cancelled"));
        }}
      ></id-mfa-setup>
    </div></div>`;
  }
}
customElements.define("id-enrol", Enrol);
