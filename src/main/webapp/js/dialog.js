// Questions before something that cannot be undone, and short news at the foot of the page.
import { html, nothing, View } from "./lit.js";
import { t } from "./words.js";

/** Asks; resolves to true when the answer is yes, or to what was chosen of .choice, { label, options }. Consequences are told, a list of texts. */
export function confirm({ title, text, consequences = [], action, danger = false, typed, choice }) {
  const dialog = Object.assign(document.createElement("id-dialog"), { title_: title, text, consequences, action, danger, typed, choice });
  document.body.append(dialog);
  return new Promise((resolve) => {
    dialog.addEventListener("answered", (event) => {
      dialog.remove();
      resolve(event.detail);
    });
  });
}

/** Says something short, for eyes and for screen readers. It goes with the page, unless what is told leads onward to the next. */
export function announce(text, { onward = false } = {}) {
  window.dispatchEvent(new CustomEvent("announce", { detail: { text, onward } }));
}

/** Nobody is asked any more: whoever it was has left. */
export function dismissAll() {
  document.querySelectorAll("body > id-dialog, body > id-proof").forEach((each) => each.remove());
}

/** What was said on a page that was left is no longer said. */
export function leavePage() {
  window.dispatchEvent(new CustomEvent("page-left"));
}

/** A menu closes when one goes on elsewhere, and by Escape, which gives the focus back to what opened it. */
for (const kind of ["pointerdown", "focusin"]) {
  document.addEventListener(kind, ({ target }) => {
    document.querySelectorAll("details.menu[open]").forEach((menu) => menu.contains(target) || (menu.open = false));
  });
}
document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && event.target.closest?.("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

class Dialog extends View {
  render() {
    return html`<dialog aria-labelledby="dialog-title" @close=${this.closed} @cancel=${() => (this.answer = false)}>
      <form method="dialog" class="stack" @submit=${() => (this.answer = this.querySelector("select")?.value ?? true)}>
        <h2 id="dialog-title">${this.title_}</h2>
        ${this.text ? html`<p>${this.text}</p>` : nothing}
        ${this.consequences.length ? html`<ul>${this.consequences.map((each) => html`<li>${each}</li>`)}</ul>` : nothing}
        ${this.typed ? html`<div class="field"><label for="dialog-typed">${t("dialog.type", { word: this.typed })}</label>
          <input id="dialog-typed" autocomplete="off" spellcheck="false" required pattern=${escaped(this.typed)} title=${this.typed}></div>` : nothing}
        ${this.choice ? html`<div class="field"><label for="dialog-choice">${this.choice.label}</label>
          <select id="dialog-choice">${this.choice.options.map(([value, name]) => html`<option value=${value}>${name}</option>`)}</select></div>` : nothing}
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
    this.dispatchEvent(new CustomEvent("answered", { detail: this.answer ?? false }));
  }
}
customElements.define("id-dialog", Dialog);

function escaped(text) {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
}

class Toasts extends View {
  told = [];
  hear = ({ detail }) => {
    const one = { ...detail };
    this.show({ told: [...this.told, one] });
    setTimeout(() => this.show({ told: this.told.filter((each) => each !== one) }), 10000);
  };
  left = () => {
    this.show({ told: this.told.filter(({ onward }) => onward) });
    this.told.forEach((each) => (each.onward = false));
  };

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("announce", this.hear);
    window.addEventListener("page-left", this.left);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("announce", this.hear);
    window.removeEventListener("page-left", this.left);
  }

  render() {
    return html`<div class="toasts" role="status">${this.told.map(({ text }) => html`<div class="toast">${text}</div>`)}</div>`;
  }
}
customElements.define("id-toasts", Toasts);
