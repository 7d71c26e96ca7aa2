// What an administrator can do with a user, each with its consequences.
import { html, nothing, View } from "../lit.js";
import { problemBox } from "../problems.js";
import { announce, confirm } from "../dialog.js";
import { go } from "../router.js";
import { session } from "../session.js";
import { moment, t } from "../words.js";

/** <id-user-actions .user>: fires "changed" with the new record. */
class UserActions extends View {
  static properties = { user: {} };

  render() {
    const { user } = this;
    const local = user.auth_type === "LOCAL";
    const { mfa } = user;
    return html`<section class="card stack" aria-labelledby="actions"><h2 id="actions">${t("user.actions")}</h2>
      ${problemBox(this.problem)}
      <div class="row">
        ${user.state === "ENABLED" ? nothing : this.button("enable", () => this.run("user/enable"))}
        ${user.sign_in_locked_until ? this.button("unlock", () => this.run("user/unlock")) : nothing}
        ${this.invited(user) ? this.button("invite", () => this.run("user/resend-invitation")) : nothing}
        ${user.state === "DISABLED" ? nothing : this.button("disable", () => this.run("user/disable"), true)}
        ${local && user.email ? this.button("reset", () => this.run("user/update", { reset_password: true })) : nothing}
        ${local && !user.required_actions.includes("UPDATE_PASSWORD") ? this.button("must_change", () => this.run("user/set-required-actions", { required_actions: ["UPDATE_PASSWORD"] })) : nothing}
        ${local && !mfa.options?.enforce ? html`${this.button("enforce_otp", () => this.enforce("OTP"))} ${this.button("enforce_email", () => this.enforce("EMAIL"))}` : nothing}
        ${mfa.options?.enforce ? this.button("relax", () => this.run("user/update", { enforce_mfa_state: "DISABLED" })) : nothing}
        ${mfa.state === "ENABLED" ? this.button("mfa_off", () => this.run("user/disable-mfa"), true) : nothing}
        ${mfa.state === "ENABLED" && user.user_id !== session.profile.user_id ? this.button("bypass", () => this.bypass()) : nothing}
        ${user.email && !user.email_verified ? this.button("verify", () => this.run("user/verify-email", { email: user.email })) : nothing}
        ${this.button("delete", () => this.discard(), true)}
      </div>
      ${this.given ? html`<div class="alert" role="status"><p>${t("user.bypass_read", { time: moment(this.given.expires_at) })}</p>
        <code class="secret" id="bypass-code">${this.given.bypass_code}</code></div>` : nothing}
    </section>`;
  }

  /** Shown until another user is: to be read out. */
  async bypass() {
    const { user_id } = this.user;
    this.show({ given: await session.asAdministrator("user/issue-bypass-code", { user_id }) });
    return this.run("user/get");
  }

  willUpdate(changed) {
    if (changed.has("user") && changed.get("user")?.user_id !== this.user.user_id) {
      this.given = undefined;
    }
  }

  /** Asked to choose a password, and never came. */
  invited(user) {
    const asked = user.auth_type === "LOCAL" && user.email && user.required_actions.includes("UPDATE_PASSWORD");
    return asked && user.state !== "DISABLED" && !user.last_accessed_at;
  }

  button(name, action, danger = false) {
    return html`<button class=${danger ? "danger" : ""} @click=${() => this.ask(name, action, danger)}>${t("user.do." + name)}</button>`;
  }

  async ask(name, action, danger) {
    const values = { user: this.user.user_id, email: this.user.email };
    const sure = await confirm({
      title: t("user.do." + name),
      text: this.user.user_id,
      consequences: t("user.then." + name, values).split("\n"),
      action: t("user.do." + name),
      danger,
      typed: name === "delete" ? this.user.user_id : undefined,
    });
    if (sure && (await this.attempt(action))) {
      announce(t("user.done." + name, values), { onward: name === "delete" });
    }
  }

  enforce(type) {
    return this.run("user/update", { enforce_mfa_state: "ENABLED", enforce_mfa_type: type });
  }

  async run(method, more = {}) {
    const user_id = this.user.user_id;
    await session.asAdministrator(method, { user_id, ...more });
    const user = await session.asAdministrator("user/get", { user_id });
    this.dispatchEvent(new CustomEvent("changed", { detail: user }));
    return true;
  }

  async discard() {
    await session.asAdministrator("user/delete", { user_id: this.user.user_id });
    go("desk", "users");
    return true;
  }
}
customElements.define("id-user-actions", UserActions);
