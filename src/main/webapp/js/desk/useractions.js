// What an administrator can do with a user, each with its consequences.
import { html, nothing, View } from "../lit.js";
import { problemBox } from "../problems.js";
import { announce, confirm } from "../dialog.js";
import { go } from "../router.js";
import { session } from "../session.js";
import { moment, t } from "../words.js";

/** Asked to choose a password, and never came. */
export function invited(user) {
  const asked = user.auth_type === "LOCAL" && user.email && user.required_actions.includes("UPDATE_PASSWORD");
  return asked && user.state !== "DISABLED" && !user.last_accessed_at;
}

/** Sixteen characters that can be read out: nothing that looks like something else. */
function temporaryPassword() {
  const sets = ["abcdefghijkmnpqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789"];
  const all = sets.join("");
  const draw = (set) => {
    const limit = 256 - (256 % set.length);
    for (;;) {
      const [byte] = crypto.getRandomValues(new Uint8Array(1));
      if (byte < limit) {
        return set[byte % set.length];
      }
    }
  };
  return [...sets.map(draw), ...Array.from({ length: 13 }, () => draw(all))].join("");
}

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
        ${user.sign_in_locked_until ? html`<button @click=${() => this.do("unlock", () => this.run("user/unlock"))}>${t("user.do.unlock")}</button>` : nothing}
        ${invited(user) ? this.button("invite", () => this.run("user/resend-invitation")) : nothing}
        ${user.state === "DISABLED" ? nothing : this.button("disable", () => this.run("user/disable"), true)}
        ${local && user.email ? this.button("reset", () => this.run("user/update", { reset_password: true })) : nothing}
        ${local && !user.required_actions.includes("UPDATE_PASSWORD") ? this.button("must_change", () => this.run("user/set-required-actions", { required_actions: ["UPDATE_PASSWORD"] })) : nothing}
        ${local && user.user_id !== session.profile.user_id ? this.button("temporary", () => this.temporary()) : nothing}
        ${local && !mfa.options?.enforce ? html`${this.button("enforce_otp", () => this.enforce("OTP"))} ${this.button("enforce_email", () => this.enforce("EMAIL"))}` : nothing}
        ${mfa.options?.enforce ? this.button("relax", () => this.run("user/update", { enforce_mfa_state: "DISABLED" })) : nothing}
        ${mfa.state === "ENABLED" ? this.button("mfa_off", () => this.run("user/disable-mfa"), true) : nothing}
        ${mfa.state === "ENABLED" && user.user_id !== session.profile.user_id ? this.button("bypass", () => this.bypass()) : nothing}
        ${user.email && !user.email_verified ? this.button("verify", () => this.run("user/verify-email", { email: user.email })) : nothing}
        ${this.button("delete", () => this.discard(), true)}
      </div>
      ${this.given ? html`<div class="alert" role="status"><p>${this.given.password ? t("user.temporary_read") : t("user.bypass_read", { time: moment(this.given.expires_at) })}</p>
        <code class="secret" id=${this.given.password ? "temporary-password" : "bypass-code"}>${this.given.password ?? this.given.bypass_code}</code></div>` : nothing}
    </section>`;
  }

  /** Theirs until the next sign-in, where they have to choose their own. */
  async temporary() {
    const { user_id } = this.user;
    const password = temporaryPassword();
    await session.asAdministrator("user/update", { user_id, password });
    await session.asAdministrator("user/set-required-actions", { user_id, required_actions: [...new Set([...this.user.required_actions, "UPDATE_PASSWORD"])] });
    this.show({ given: { password } });
    return this.run("user/get");
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
    if (sure) {
      await this.do(name, action);
    }
  }

  async do(name, action) {
    const values = { user: this.user.user_id, email: this.user.email };
    if (await this.attempt(action)) {
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
