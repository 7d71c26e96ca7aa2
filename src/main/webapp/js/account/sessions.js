// Where the user is signed in, and the way out of everywhere else.
import { html, nothing, View } from "../lit.js";
import { loading } from "../forms.js";
import { browser } from "../browser.js";
import { problemBox } from "../problems.js";
import { announce, confirm } from "../dialog.js";
import { session } from "../session.js";
import { ago, moment, t } from "../words.js";

/** Asks first; true when it was done. */
export async function endOthers() {
  const sure = await confirm({ title: t("sessions.end_others"), text: t("sessions.end_others_text"), action: t("sessions.end_others"), danger: true });
  if (sure) {
    await session.call("user-profile/revoke-sessions");
    announce(t("sessions.ended"));
  }
  return sure;
}

/** Whoever was in the account may be in it still. */
export async function offerToEndOthers() {
  const { results } = await session.call("user-profile/list-sessions");
  return results.length > 1 && endOthers();
}

class SessionList extends View {
  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  load() {
    return this.fetch(async () => {
      const { results } = await session.call("user-profile/list-sessions");
      const devices = await session.call("user-profile/list-devices");
      this.show({ sessions: results.sort((a, b) => b.current - a.current), devices: devices.results });
    });
  }

  render() {
    return html`<div class="stack narrow">
      <h1 tabindex="-1">${t("sessions.title")}</h1>
      <p class="muted">${t("sessions.lead")}</p>
      ${problemBox(this.problem)} ${this.sessions ? this.list() : this.problem ? nothing : loading()}
    </div>`;
  }

  list() {
    const others = this.sessions.filter(({ current }) => !current);
    return html`<section class="card"><ul class="items">${this.sessions.map((each) => this.item(each))}</ul></section>
      ${others.length
        ? html`<div><button class="danger" aria-busy=${this.busy ? "true" : nothing} @click=${async () => (await this.attempt(endOthers)) && this.load()}>${t("sessions.end_others")}</button></div>`
        : html`<p class="alert good">${t("sessions.only_here")}</p>`}
      ${this.devices.length ? this.trusted() : nothing}`;
  }

  trusted() {
    return html`<section class="card stack" aria-labelledby="trusted"><h2 id="trusted" tabindex="-1">${t("trust.title")}</h2>
      <p class="muted">${t("trust.lead")}</p>
      <ul class="items">${this.devices.map((each) => {
        const name = browser(each.agent) || t("sessions.unknown");
        return html`<li><div><strong>${name}</strong>
          <div class="muted small">${[each.source, t("sessions.since", { time: moment(each.created_at) }), each.used_at && t("sessions.used", { time: ago(each.used_at) }), t("trust.until", { time: moment(each.expires_at) })].filter(Boolean).join(" · ")}</div></div>
          <button aria-label=${t("trust.end_this", { name })} @click=${() => this.distrust(each.device_id)}>${t("trust.end")}</button></li>`;
      })}</ul></section>`;
  }

  async distrust(id) {
    const done = await this.attempt(() => session.call("user-profile/revoke-devices", { device_ids: [id] }));
    if (done) {
      announce(t("trust.ended"));
      await this.load();
    }
  }

  item(each) {
    const name = browser(each.agent) || t("sessions.unknown");
    return html`<li>
      <div><strong>${name}</strong>
        <div class="muted small">${[each.source, t("sessions.since", { time: moment(each.created_at) }), each.used_at && t("sessions.used", { time: ago(each.used_at) })].filter(Boolean).join(" · ")}</div></div>
      ${each.current ? html`<span class="badge good">${t("sessions.here")}</span>`
        : html`<button aria-label=${t("sessions.end_this", { name })} @click=${() => this.end([each.session_id])}>${t("sessions.end")}</button>`}
    </li>`;
  }

  async end(ids) {
    const done = await this.attempt(() => session.call("user-profile/revoke-sessions", { session_ids: ids }));
    if (done) {
      announce(t("sessions.ended"));
      await this.load();
    }
  }
}
customElements.define("id-sessions", SessionList);
