// The account at a glance: what protects it, what is weak, and the one thing to do next.
import { html, nothing, View } from "../lit.js";
import { session } from "../session.js";
import { ago, day, t } from "../words.js";

class Overview extends View {
  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("profile-changed", this.again);
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("profile-changed", this.again);
  }

  again = () => this.requestUpdate();

  load() {
    return this.fetch(async () => {
      const { results } = await session.call("user-profile/list-sessions");
      this.show({ sessions: results });
    });
  }

  /** [what, state, good?, where to change it] */
  checks(user) {
    const external = user.auth_type === "EXTERNAL";
    const mfa = user.mfa?.state === "ENABLED";
    const others = (this.sessions?.length ?? 1) - 1;
    return [
      ["mfa", external ? "overview.elsewhere" : mfa ? "overview.mfa." + user.mfa.mfa_type : "overview.mfa.off", external || mfa, "mfa"],
      ["email", user.email ? (user.email_verified ? "overview.email.verified" : "overview.email.unverified") : "overview.email.none", user.email_verified, "profile"],
      ["password", external ? "overview.elsewhere" : "overview.password.set", true, "password"],
      ["sessions", others > 0 ? "overview.sessions.others" : "overview.sessions.one", true, "sessions", { count: others }],
    ];
  }

  render() {
    const user = session.profile;
    const checks = this.checks(user);
    const weak = checks.find(([, , good]) => !good);
    return html`<div class="stack narrow">
      <h1 tabindex="-1">${t("overview.hello", { name: user.name || user.user_id })}</h1>
      ${weak
        ? html`<section class="alert warn row spread" aria-label=${t("overview.next")}>
            <span><strong>${t("overview.next." + weak[0])}</strong>${t("overview.why." + weak[0])}</span>
            <a class="button" href="#/account/${weak[3]}">${t("overview.do." + weak[0])}</a></section>`
        : html`<p class="alert good">${t("overview.fine")}</p>`}
      <section class="card" aria-labelledby="security">
        <h2 id="security">${t("overview.security")}</h2>
        <ul class="items">
          ${checks.map(([what, state, good, where, values]) => html`<li>
            <div><strong>${t("overview." + what)}</strong><div class="muted">${t(state, values)}</div></div>
            <span class="badge ${good ? "good" : "warn"}">${good ? t("overview.good") : t("overview.weak")}</span>
            <a href="#/account/${where}" aria-label=${t("overview.change_this", { what: t("overview." + what) })}>${t("overview.change")}</a></li>`)}
        </ul>
      </section>
      <section class="card stack" aria-labelledby="about">
        <h2 id="about">${t("overview.about")}</h2>
        <dl class="facts">
          ${this.fact("signin.user_id", user.user_id)} ${this.fact("profile.name", user.name)} ${this.fact("profile.email", user.email)}
          ${this.fact("overview.role", t("role_type." + user.role_type))}
          ${this.fact("overview.since", day(user.created_at))} ${this.fact("overview.last", ago(user.last_accessed_at))}
        </dl>
      </section>
    </div>`;
  }

  fact(label, value) {
    return value ? html`<dt>${t(label)}</dt><dd>${value}</dd>` : nothing;
  }
}
customElements.define("id-overview", Overview);
