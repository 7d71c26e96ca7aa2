// Asking for a new password. The server answers the same to everybody, and so does this page.
import { html, View } from "../lit.js";
import { post } from "../api.js";
import { findDomain, lookOf } from "../domain.js";
import { field, onSubmit, submit } from "../forms.js";
import { wear } from "../look.js";
import { problemBox } from "../problems.js";
import { t } from "../words.js";

class Forgotten extends View {
  sentTo = null;

  firstUpdated() {
    this.querySelector("input").focus();
  }

  render() {
    return html`<div class="center"><div class="card stack">
      ${this.sentTo ? this.sent() : this.ask()}
      <p class="small"><a href="#/">${t("forgotten.back")}</a></p>
    </div></div>`;
  }

  ask() {
    return html`<h1 tabindex="-1">${t("forgotten.title")}</h1>
      <p class="muted">${t("forgotten.lead")}</p>
      <form class="stack" @submit=${onSubmit(this, async ({ user_id }) => {
        const domain = await findDomain();
        wear(lookOf(domain));
        if (domain) {
          await post("user-profile/reset-password", { user_id, domain_id: domain.domain_id });
        }
        this.show({ sentTo: user_id });
        await this.updateComplete;
        this.querySelector("h1").focus();
      })}>
        ${problemBox(this.problem)}
        ${field({ name: "user_id", label: t("signin.user_id"), required: true, autocomplete: "username" })}
        ${submit(t("forgotten.submit"), { wide: true, busy: this.busy })}
      </form>`;
  }

  sent() {
    return html`<h1 tabindex="-1">${t("forgotten.sent_title")}</h1>
      <p>${t("forgotten.sent", { user: this.sentTo })}</p>
      <p class="muted">${t("forgotten.nothing")}</p>
      <div><button @click=${() => this.show({ sentTo: null })}>${t("forgotten.again")}</button></div>`;
  }
}
customElements.define("id-forgotten", Forgotten);
