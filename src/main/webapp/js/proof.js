// Asked for in between, by acts that want a proof of the last five minutes: who gives it goes on where they were.
import { html, View } from "./lit.js";
import { Refusal } from "./api.js";
import { onSubmit, submit } from "./forms.js";
import { fieldOf, problemBox } from "./problems.js";
import { t } from "./words.js";
import "./password.js";

let open = null;

/**
 * Asks for the password and repeats the call with it. What it is refused for then, other than a wrong password, is
 * for the page to show. Calls that are refused meanwhile wait, and need no password of their own.
 */
export async function prove(again, external) {
  if (open) {
    await open;
    return again();
  }
  const dialog = Object.assign(document.createElement("id-proof"), { again, external });
  document.body.append(dialog);
  const answered = new Promise((resolve) => dialog.addEventListener("answered", ({ detail }) => resolve(detail)));
  open = answered;
  const { answer, refusal } = await answered;
  open = null;
  dialog.remove();
  if (refusal) {
    throw refusal;
  }
  return answer;
}

class Proof extends View {
  outcome = { refusal: new Refusal(400, { code: "PROOF_CANCELLED" }) };

  render() {
    return html`<dialog aria-labelledby="proof-title" @close=${() => this.tell()}>
      ${this.external ? this.elsewhere() : this.form()}
    </dialog>`;
  }

  tell() {
    this.dispatchEvent(new CustomEvent("answered", { detail: this.outcome }));
  }

  /** Who left the page is waited for by nobody. */
  disconnectedCallback() {
    super.disconnectedCallback();
    this.tell();
  }

  form() {
    return html`<form class="stack" @submit=${onSubmit(this, (given) => this.give(given))}>
      <h2 id="proof-title">${t("proof.title")}</h2>
      <p>${t("proof.lead")}</p>
      ${problemBox(this.problem, ["current_password"])}
      <id-password .label=${t("password.current")} .name=${"current_password"} .problem=${this.problem}></id-password>
      <div class="row">${submit(t("common.continue"), { busy: this.busy })}${this.cancel()}</div>
    </form>`;
  }

  /** Whoever signs in elsewhere has no password here. */
  elsewhere() {
    return html`<div class="stack"><h2 id="proof-title">${t("proof.title")}</h2>
      <p>${t("proof.external")}</p><div class="row">${this.cancel()}</div></div>`;
  }

  cancel() {
    return html`<button type="button" @click=${() => this.close()}>${t("common.cancel")}</button>`;
  }

  async give({ current_password }) {
    try {
      this.outcome = { answer: await this.again(current_password) };
    } catch (refusal) {
      if (fieldOf(refusal) === "current_password") {
        throw refusal;
      }
      this.outcome = { refusal };
    }
    this.close();
  }

  close() {
    this.querySelector("dialog").close();
  }

  async firstUpdated() {
    this.querySelector("dialog").showModal();
    await this.updateComplete;
    this.querySelector("input")?.focus();
  }
}
customElements.define("id-proof", Proof);
