// The organisation in numbers.
import { html, nothing, View } from "../lit.js";
import { bars, columns } from "../charts.js";
import { loading } from "../forms.js";
import { problemBox } from "../problems.js";
import { link } from "../router.js";
import { session } from "../session.js";
import { language, number, t } from "../words.js";
import { ENDING } from "./apps.js";
import { GROUPS, INVITED, STATES, STUCK, within } from "./lists.js";

const DAYS = 14;
const WEEK = 7;
/** How many of those who cannot sign in are named. */
const NAMED = 5;

class Desk extends View {
  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  load() {
    return this.fetch(async () => {
      const since = new Date(Date.now() - (DAYS - 1) * 86400000).toISOString().slice(0, 10);
      const [states, mfa, admins, signIns] = await Promise.all([
        this.count("user/stat", ["state"]),
        this.count("user/stat", ["mfa.state"]),
        this.count("user/stat", ["role_type"]),
        this.count("audit-record/stat", ["created_at", "outcome"], [
          { k: "action", v: "Token.issue", o: "eq" },
          { k: "created_at", v: since, o: "datetime_gte" },
        ]),
      ]);
      this.show({ states, mfa, admins, signIns, since });
      await Promise.all([this.loadNeeds(), this.loadWeek()]);
    });
  }

  /** [what, how many, where] of what waits for somebody; what cannot be told is left out. */
  async loadNeeds() {
    const ask = (what, method, filter, where) => this.number(method, filter).then((count) => [what, count, where], () => [what, 0, where]);
    const blocked = [{ k: "reason", v: "ERROR_LOGIN_BLOCKED", o: "eq" }, { k: "created_at", v: "now - 1h", o: "timediff_gte" }];
    const needs = await Promise.all([
      ask("locked", "audit-record/list", blocked, "#/desk/audit?days=1&reason=ERROR_LOGIN_BLOCKED"),
      ask("no_mfa", "user/list", [{ k: "role_type", v: "DOMAIN_ADMIN", o: "eq" }, { k: "mfa.state", v: "ENABLED", o: "not" }], "#/desk/users?role_type=DOMAIN_ADMIN&mfa=DISABLED"),
      ask("invited", "user/list", INVITED, "#/desk/users?invited=open"),
      ask("apps", "app/list", ENDING, "#/desk/apps?soon=30"),
      ask("mails", "mail/list", STUCK, "#/desk/mails?stuck=week"),
    ]);
    const lockedOut = needs[0][1] ? await this.locked(blocked) : [];
    this.show({ lockedOut, needs: needs.filter(([, count]) => count > 0) });
  }

  /** Those who still cannot sign in, the latest first. */
  async locked(filter) {
    const query = { filter: [...filter, { k: "target", v: "User", o: "eq" }], only: ["target_id"], sort: [{ key: "created_at", desc: true }], page: { start: 1, limit: 100 } };
    const { results } = await session.asAdministrator("audit-record/list", { query }).catch(() => ({ results: [] }));
    const ids = [...new Set(results.map(({ target_id }) => target_id))].slice(0, NAMED);
    const people = await Promise.all(ids.map((user_id) => session.asAdministrator("user/get", { user_id }).catch(() => null)));
    return people.filter((each) => each?.sign_in_locked_until);
  }

  /** [group, how often] of what was done in the last week. */
  async loadWeek() {
    const acts = await this.count("audit-record/stat", ["action"], [...within(WEEK), { k: "outcome", v: "SUCCESS", o: "eq" }]).catch(() => []);
    const sum = (names) => acts.filter(({ action }) => names.includes(action)).reduce((all, { count }) => all + count, 0);
    this.show({ week: Object.entries(GROUPS).map(([group, names]) => [group, sum(names)]) });
  }

  done() {
    return html`<section class="card stack" aria-labelledby="week"><h2 id="week">${t("desk.week")}</h2>
      <ul class="items">${this.week.map(([group, count]) => html`<li><span>${t("acts." + group)}</span>
        ${count ? html`<a href="#/desk/audit?action=${group}&days=${WEEK}&outcome=SUCCESS" aria-label=${t("desk.look", { what: t("acts." + group) })}>${number(count)}</a>` : html`<span class="muted">0</span>`}</li>`)}</ul></section>`;
  }

  async number(method, filter) {
    return (await session.asAdministrator(method, { query: { filter, count_only: true } })).total_count;
  }

  needed() {
    return html`<section class="card stack" aria-labelledby="needs"><h2 id="needs">${t("desk.needs")}</h2>
      ${this.needs.length ? html`<ul class="items">${this.needs.map(([what, count, where]) => html`<li>
        <div>${t("desk.need." + what)}${what === "locked" && this.lockedOut.length ? html`<div class="row small">${this.lockedOut.map((each) => html`<a href=${link("desk", "users", "one", each.user_id)}>${each.name || each.user_id}</a>`)}</div>` : nothing}</div>
        <span class="badge warn">${number(count)}</span>
        <a href=${where} aria-label=${t("desk.look", { what: t("desk.need." + what) })}>${t("desk.look", { what: "" }).replace(/[:\s]+$/, "")}</a></li>`)}</ul>`
        : html`<p class="alert good">${t("desk.all_well")}</p>`}</section>`;
  }

  async count(method, keys, filter = []) {
    const group = {
      keys: keys.map((key) => ({ key, name: key.replace(".", "_"), ...(key === "created_at" ? { date_format: "%Y-%m-%d" } : {}) })),
      fields: [{ name: "count", operator: "count" }],
    };
    return (await session.asAdministrator(method, { query: { aggregate: [{ group }], filter } })).results;
  }

  render() {
    return html`<div class="stack"><h1 tabindex="-1">${t("desk.title")}</h1>${problemBox(this.problem)}
      ${this.states ? this.numbers() : this.problem ? html`<div><button @click=${this.load}>${t("common.again")}</button></div>` : loading()}</div>`;
  }

  numbers() {
    const of = (rows, key, value) => rows.find((row) => row[key] === value)?.count ?? 0;
    const total = this.states.reduce((sum, { count }) => sum + count, 0);
    const withMfa = of(this.mfa, "mfa_state", "ENABLED");
    return html`${this.needs ? this.needed() : nothing}<div class="tiles">
        ${this.tile("desk.users", total, "")} ${this.tile("desk.pending", of(this.states, "state", "PENDING"), "?state=PENDING")}
        ${this.tile("desk.no_mfa", total - withMfa, "?mfa=DISABLED")} ${this.tile("desk.admins", of(this.admins, "role_type", "DOMAIN_ADMIN"), "?role_type=DOMAIN_ADMIN")}
      </div>
      <div class="charts">
        ${columns({ title: t("desk.sign_ins", { days: DAYS }), series: [{ name: t("desk.succeeded"), kind: "a" }, { name: t("desk.refused"), kind: "b" }], rows: this.days(of) })}
        ${this.week ? this.done() : nothing}
        ${bars({ title: t("desk.states"), rows: STATES.map((state) => ({ label: t("state." + state), values: [of(this.states, "state", state)] })) })}
      </div>`;
  }

  days() {
    const name = new Intl.DateTimeFormat(language(), { month: "short", day: "numeric", timeZone: "UTC" });
    return Array.from({ length: DAYS }, (_, i) => {
      const day = new Date(Date.parse(this.since) + i * 86400000);
      const key = day.toISOString().slice(0, 10);
      const of = (outcome) => this.signIns.find((row) => row.created_at === key && row.outcome === outcome)?.count ?? 0;
      return { label: name.format(day), values: [of("SUCCESS"), of("REFUSED")] };
    });
  }

  tile(label, value, query) {
    return html`<a class="card tile" href="#/desk/users${query}"><b>${number(value)}</b><span class="muted">${t(label)}</span></a>`;
  }
}
customElements.define("id-desk", Desk);
