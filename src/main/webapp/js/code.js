// Where a mailed or shown code is typed, and asked for again when it does not come.
import { html, nothing, View } from "./lit.js";
import { t } from "./words.js";

const PAUSE_SECONDS = 30;

/** "ma•••@example.com": enough for its owner, too little for a passer-by. */
export function masked(address) {
  const [name, host] = (address ?? "").split("@");
  return host ? `${name.slice(0, 2)}•••@${host}` : (address ?? "");
}

/** <id-resend .send=${async () => …}>: waits as long as the server says, half a minute at least. */
class Resend extends View {
  static properties = { send: {} };
  left = PAUSE_SECONDS;
  sent = false;

  connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(() => this.left > 0 && this.show({ left: this.left - 1 }), 1000);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  render() {
    return html`<p class="row small">
      <span class="muted">${t("code.not_come")}</span>
      <button type="button" class="quiet" ?disabled=${this.left > 0} aria-busy=${this.busy ? "true" : nothing} @click=${this.again}>
        ${this.left > 0 ? t("code.resend_in", { seconds: this.left }) : t("code.resend")}
      </button>
      <span role="status">${this.sent ? t("code.resent") : nothing}</span>
    </p>`;
  }

  async again() {
    this.show({ sent: false });
    await this.attempt(async () => {
      await this.send();
      this.show({ sent: true });
    });
    this.show({ left: Math.max(PAUSE_SECONDS, this.problem?.retryAfter ?? 0) });
    if (this.problem) {
      this.dispatchEvent(new CustomEvent("refused", { detail: this.problem, bubbles: true }));
    }
  }
}
customElements.define("id-resend", Resend);
