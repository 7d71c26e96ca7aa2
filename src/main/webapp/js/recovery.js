// The codes that stand in for a lost second factor: shown once, to be kept somewhere else.
import { html, nothing, View } from "./lit.js";
import { announce } from "./dialog.js";
import { t } from "./words.js";

/** <id-recovery-codes .codes .account .action>: fires "kept". */
class RecoveryCodes extends View {
  static properties = { codes: {}, account: {}, action: {} };

  render() {
    return html`<div class="stack" role="group" aria-label=${t("recovery.title")}>
      <p>${t("recovery.keep")}</p>
      <ul class="codes secret mono" id="recovery-codes" aria-label=${t("recovery.title")}>${this.codes.map((code) => html`<li>${code}</li>`)}</ul>
      <div class="row">
        <button type="button" @click=${this.copy}>${t("common.copy")}</button>
        <a class="button" download="recovery-codes.txt" href=${"data:text/plain;charset=utf-8," + encodeURIComponent(this.text())}>${t("recovery.download")}</a>
        <button type="button" @click=${() => window.print()}>${t("recovery.print")}</button>
      </div>
      <p class="muted small">${t("recovery.once")}</p>
      <div><button type="button" class="primary" @click=${() => this.dispatchEvent(new CustomEvent("kept", { bubbles: true }))}>${this.action ?? t("recovery.kept")}</button></div>
    </div>`;
  }

  text() {
    return [t("recovery.title"), this.account, location.origin, new Date().toISOString().slice(0, 10), "", ...this.codes, ""]
      .filter((line) => line !== undefined)
      .join("\n");
  }

  async copy() {
    await navigator.clipboard.writeText(this.codes.join("\n"));
    announce(t("common.copied"));
  }
}
customElements.define("id-recovery-codes", RecoveryCodes);
