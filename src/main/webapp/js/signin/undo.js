// "This was not me": a mailed link takes back a change of what opens the account. Nothing happens
// before the button, because mail filters open links, too.
import { html, nothing, View } from "../lit.js";
import { post } from "../api.js";
import { loading, onSubmit, submit } from "../forms.js";
import { problemBox } from "../problems.js";
import { t } from "../words.js";

/** <id-undo .token>: fires "left". */
class Undo extends View {
  static properties = { token: {} };
  user = null;
  undone = null;
  dead = false;

  connectedCallback() {
    super.connectedCallback();
    this.begin();
  }

  async begin() {
    await this.fetch(async () => this.show({ user: await this.call("user-profile/get") }));
    this.show({ dead: this.problem?.status === 401 });
    await this.updateComplete;
    this.querySelector("h1")?.focus();
  }

  call(method) {
    return post(method, {}, { token: this.token });
  }

  render() {
    return html`<div class="center"><div class="card stack">${this.content()}</div></div>`;
  }

  content() {
    if (this.undone) {
      const { email, password_demanded } = this.undone;
      return html`<h1 tabindex="-1">${t("undo.done_title")}</h1>
        <p>${t("undo.done", { address: email })}</p>
        ${password_demanded ? html`<p>${t("undo.password", { address: email })}</p>` : nothing}
        ${this.leaveButton()}`;
    }
    if (this.dead) {
      return html`<h1 tabindex="-1">${t("link.dead_title")}</h1><p>${t("undo.dead")}</p>${this.leaveButton()}`;
    }
    if (!this.user) {
      return html`<h1 tabindex="-1">${t("undo.title")}</h1>
        ${this.problem ? html`${problemBox(this.problem)}<div><button @click=${this.begin}>${t("common.again")}</button></div>` : loading()}`;
    }
    return html`<h1 tabindex="-1">${t("undo.title")}</h1>
      <p>${t("undo.lead", { user: this.user.name || this.user.user_id })}</p>
      <form class="stack" @submit=${onSubmit(this, () => this.undo())}>
        ${problemBox(this.problem)}
        ${submit(t("undo.button"), { wide: true, busy: this.busy, danger: true })}
      </form>
      ${this.leaveButton()}`;
  }

  leaveButton() {
    return html`<p class="small"><a href="#/" @click=${() => this.dispatchEvent(new CustomEvent("left"))}>${t("forgotten.back")}</a></p>`;
  }

  async undo() {
    this.show({ undone: await this.call("user-profile/undo-change") });
    await this.updateComplete;
    this.querySelector("h1").focus();
  }
}
customElements.define("id-undo", Undo);
