// Questions before something that cannot be undone, and short news at the foot of the page.
import { html, nothing, View } from "./lit.js";
import { t } from "./words.js";

/** Asks; resolves to true when the answer is yes. Consequences are told, a list of texts. */
export function confirm({ title, text, consequences = [], action, danger = false, typed }) {
  const dialog = Object.assign(document.createElement("id-dialog"), { title_: title, text, consequences, action, danger, typed });
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("answered", (event) => {
      dialog.remove();
      resolve(event.detail);
    });
  });
}

/** Says something short, for eyes and for screen readers. */
export function announce(text) {
  window.dispatchEvent(new CustomEvent("announce", { detail: text }));
}

class Dialog extends View {
  render() {
    return html`<dialog aria-labelledby="dialog-title" @close=${this.closed} @cancel=${() => (this.answer = false)}>
      <form method="dialog" class="stack" @submit=${() => (this.answer = true)}>
        <h2 id="dialog-title">${this.title_}</h2>
        ${this.text ? html`<p>${this.text}</p>` : nothing}
        ${this.consequences.length ? html`<ul>${this.consequences.map((each) => html`<li>${each}</li>`)}</ul>` : nothing}
        ${this.typed ? html`<div class="field"><label for="dialog-typed">${t("dialog.type", { word: this.typed })}</label>
          <input id="dialog-typed" autocomplete="off" spellcheck="false" required pattern=${escaped(this.typed)} title=${this.typed}></div>` : nothing}
        <div class="row">
          <button class="primary ${this.danger ? "danger" : ""}">${this.action}</button>
          <button type="button" @click=${() => this.querySelector("dialog").close()} ?autofocus=${!this.typed}>${t("common.cancel")}</button>
        </div>
      </form>
    </dialog>`;
  }

  firstUpdated() {
    this.querySelector("dialog").showModal();
  }

  closed() {
    this.dispatchEvent(new CustomEvent("answered", { detail: this.answer === true }));
  }
}
customElements.define("id-dialog", Dialog);

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}

class Toasts extends View {
  texts = [];
  hear = ({ detail }) => {
    this.show({ texts: [...this.texts, detail] });
    setTimeout(() => this.show({ texts: this.texts.slice(1) }), 6000);
  };

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("announce", this.hear);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("announce", this.hear);
  }

  render() {
    return html`<div class="toasts" role="status">${this.texts.map((text) => html`<div class="toast">${text}</div>`)}</div>`;
  }
}
customElements.define("id-toasts", Toasts);
