// Where one user is signed in, and the way out for them.
import { html, nothing, View } from "../lit.js";
import { browser } from "../browser.js";
import { announce, confirm } from "../dialog.js";
import { loading } from "../forms.js";
import { problemBox } from "../problems.js";
import { session } from "../session.js";
import { ago, moment, t } from "../words.js";

/** <id-user-sessions .userId> */
class UserSessions extends View {
  static properties = { userId: {} };

  willUpdate(changed) {
    if (changed.has("userId")) {
      this.load();
    }
  }

  load() {
    return this.fetch(async () => {
      const { results } = await session.asAdministrator("user-session/list", { user_id: this.userId });
      this.show({ sessions: results });
    });
  }

  render() {
    return html`<section class="card stack" aria-labelledby="user-sessions"><h2 id="user-sessions" tabindex="-1">${t("user.sessions")}</h2>
      ${problemBox(this.problem)} ${this.sessions ? this.list() : this.problem ? nothing : loading()}</section>`;
  }

  list() {
    return this.sessions.length
      ? html`<ul class="items">${this.sessions.map((each) => this.item(each))}</ul>
          <div><button class="danger" aria-busy=${this.busy ? "true" : nothing} @click=${this.endAll}>${t("user.sessions_end_all")}</button></div>`
      : html`<p class="muted">${t("user.sessions_none")}</p>`;
  }

  item(each) {
    const name = browser(each.agent) || t("sessions.unknown");
    const facts = [each.source, t("sessions.since", { time: moment(each.created_at) }), each.used_at && t("sessions.used", { time: ago(each.used_at) })];
    return html`<li>
      <div><strong>${name}</strong><div class="muted small">${facts.filter(Boolean).join(" · ")}</div></div>
      ${each.current
        ? html`<span class="badge good">${t("sessions.here")}</span>`
        : html`<button aria-label=${t("sessions.end_this", { name })} @click=${() => this.end([each.session_id])}>${t("sessions.end")}</button>`}
    </li>`;
  }

  async endAll() {
    const sure = { title: t("user.sessions_end_all"), text: t("user.sessions_end_all_text"), action: t("user.sessions_end_all"), danger: true };
    if (await confirm(sure)) {
      await this.end();
    }
  }

  async end(ids) {
    const done = await this.attempt(() => session.asAdministrator("user-session/revoke", { user_id: this.userId, ...(ids ? { session_ids: ids } : {}) }));
    if (done) {
      announce(t("sessions.ended"));
      await this.load();
      this.querySelector("#user-sessions")?.focus();
    }
  }
}
customElements.define("id-user-sessions", UserSessions);
