// A new password because there has to be one: from a mailed link, or demanded at sign-in.
import { html, nothing, View } from "../lit.js";
import { post } from "../api.js";
import { loading, onSubmit, submit } from "../forms.js";
import { problemBox } from "../problems.js";
import { claims, session } from "../session.js";
import { t } from "../words.js";
import "../password.js";

/** <id-new-password .token> for a link, <id-new-password .forced> in a restricted session. */
class NewPassword extends View {
  static properties = { token: {}, forced: {} };
  user = null;
  dead = false;
  sent = false;

  connectedCallback() {
    super.connectedCallback();
    this.begin();
  }

  async begin() {
    await this.fetch(async () => this.show({ user: await this.call("user-profile/get", {}) }));
    this.show({ dead: this.problem?.status === 401 });
    await this.updateComplete;
    (this.querySelector("input.hidden ~ * input") ?? this.querySelector("h1"))?.focus();
  }

  call(method, body) {
    return this.forced ? session.call(method, body) : post(method, body, { token: this.token });
  }

  render() {
    return html`<div class="center"><div class="card stack">${this.sent ? this.sentAgain() : this.dead ? this.expired() : this.form()}</div></div>`;
  }

  expired() {
    return html`<h1 tabindex="-1">${t("link.dead_title")}</h1><p>${t("link.dead")}</p>
      ${problemBox(this.problem?.status === 401 ? null : this.problem)}
      ${this.owner() ? html`<div><button class="primary" ?disabled=${this.busy} @click=${() => this.attempt(() => this.askAgain())}>${t("link.send_again")}</button></div>` : nothing}
      <p><a href="#/forgotten" @click=${() => this.leave()}>${t("link.ask_again")}</a></p>
      <p class="small"><a href="#/" @click=${() => this.leave()}>${t("forgotten.back")}</a></p>`;
  }

  /** Whose link it was: what it says of itself is enough to ask for another one. */
  owner() {
    const said = claims(this.token ?? "");
    return said?.aud && said.did ? { user_id: [said.aud].flat()[0], domain_id: said.did } : null;
  }

  /** The answer is the same for everybody: only the mailbox tells what came of it. */
  async askAgain() {
    await post("user-profile/reset-password", this.owner());
    this.show({ sent: true });
    await this.updateComplete;
    this.querySelector("h1").focus();
  }

  sentAgain() {
    return html`<h1 tabindex="-1">${t("forgotten.sent_title")}</h1>
      <p>${t("forgotten.sent", { user: this.owner().user_id })}</p><p class="muted">${t("forgotten.nothing")}</p>
      <p class="small"><a href="#/" @click=${() => this.leave()}>${t("forgotten.back")}</a></p>`;
  }

  leave() {
    this.dispatchEvent(new CustomEvent("left"));
  }

  form() {
    if (!this.user) {
      return html`<h1 tabindex="-1">${t("new_password.title")}</h1>
        ${this.problem ? html`${problemBox(this.problem)}<div><button @click=${this.begin}>${t("common.again")}</button></div>` : loading()}`;
    }
    const { user_id, name } = this.user;
    return html`<h1 tabindex="-1">${t("new_password.title")}</h1>
      <p>${this.forced ? t("new_password.forced") : t("new_password.lead", { user: name || user_id })}</p>
      <form class="stack" @submit=${onSubmit(this, ({ new_password }) => this.save(new_password))}>
        ${problemBox(this.problem, ["new_password"])}
        <input class="hidden" type="text" name="username" autocomplete="username" .value=${user_id} readonly tabindex="-1" aria-label=${t("signin.user_id")}>
        <id-password .label=${t("password.new")} .name=${"new_password"} .fresh=${true} .about=${user_id}
          .problem=${this.problem} .hint=${t("password.hint")}></id-password>
        ${submit(t("password.save"), { wide: true, busy: this.busy })}
      </form>`;
  }

  async save(password) {
    await this.call("user-profile/update-password", { new_password: password, keep_session: this.forced });
    const { user_id, domain_id } = this.user;
    this.dispatchEvent(new CustomEvent("done", { detail: { domain_id, credentials: { user_id, password }, auth_type: "LOCAL" } }));
  }
}
customElements.define("id-new-password", NewPassword);
