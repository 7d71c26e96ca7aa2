// Apps: programs that call the API with a secret of their own. A secret is shown once.
import { html, nothing, View } from "../lit.js";
import { choice, field, onSubmit, submit } from "../forms.js";
import { problemBox } from "../problems.js";
import { announce, confirm } from "../dialog.js";
import { session } from "../session.js";
import { day, moment, t } from "../words.js";
import { state } from "./badges.js";
import { TYPES } from "./lists.js";
import { roleOptions } from "./roleoptions.js";
import "./list.js";
import "./select.js";

const DAY = 86400000;
/** For how many hours an old secret may go on being good. */
const OVERLAPS = { 0: "apps.overlap.0", 24: "audit.days.1", 168: "audit.days.7" };

/** Still good, but not for long. */
export const ENDING = [
  { k: "state", v: "ENABLED", o: "eq" },
  { k: "expired_at", v: "now", o: "timediff_gte" },
  { k: "expired_at", v: "now + 30d", o: "timediff_lte" },
];

class Apps extends View {
  roles = { DOMAIN: [], WORKSPACE: [] };
  group = "DOMAIN";
  secret = null;

  connectedCallback() {
    super.connectedCallback();
    this.fetch(async () => {
      const [admin, owner] = await Promise.all([roleOptions(["DOMAIN_ADMIN"]), roleOptions(["WORKSPACE_OWNER"])]);
      this.show({ roles: { DOMAIN: admin, WORKSPACE: owner } });
    });
  }

  render() {
    const config = {
      name: "apps",
      method: "app/list",
      caption: t("apps.title"),
      sort: "-created_at",
      columns: [
        { key: "name", label: t("profile.name"), by: "text" },
        { key: "state", label: t("users.state"), cell: (app) => state(app.state) },
        { key: "role_type", label: t("overview.role"), by: TYPES.map((each) => [each, t("role_type." + each)]), cell: (app) => t("role_type." + app.role_type) },
        { key: "expired_at", label: t("apps.until"), by: "date", cell: (app) => html`${day(app.expired_at)}${app.previous_until ? html`<div class="small">${t("apps.previous", { time: moment(app.previous_until) })}</div>` : nothing}` },
        { key: "client_id", label: t("apps.client"), by: "text", cell: (app) => html`<span class="mono small">${app.client_id}</span>` },
        { key: "created_at", label: t("users.created"), by: "date", hidden: true, cell: (app) => day(app.created_at) },
        { key: "actions", label: t("user.actions"), sort: false, cell: (app) => (app.is_managed ? "" : this.actions(app)) },
      ],
      filters: [{ key: "state", label: t("users.state"), options: ["ENABLED", "DISABLED"].map((each) => [each, t("state." + each)]) },
        { key: "soon", label: t("apps.soon"), options: [["30", t("apps.soon.30")]], means: () => ENDING }],
    };
    return html`<div class="stack"><h1 tabindex="-1">${t("apps.title")}</h1><p class="muted">${t("apps.lead")}</p>
      ${this.secret ? this.once() : nothing} ${this.form()} <id-list .config=${config}></id-list></div>`;
  }

  once() {
    return html`<section class="alert warn stack" tabindex="-1" id="secret-box" aria-labelledby="secret-title">
      <h2 id="secret-title">${t("apps.secret_of", { name: this.secret.name })}</h2><p>${t("apps.secret_once")}</p>
      <code class="secret" id="secret">${this.secret.client_secret}</code>
      <div class="row"><button class="primary" @click=${this.copy}>${t("common.copy")}</button><button @click=${() => this.show({ secret: null })}>${t("apps.secret_kept")}</button></div></section>`;
  }

  async copy() {
    await navigator.clipboard.writeText(this.secret.client_secret);
    announce(t("common.copied"));
  }

  form() {
    return html`<details class="card"><summary><strong>${t("apps.new")}</strong></summary>
      <form class="stack" @submit=${onSubmit(this, (given, form) => this.create(given, form))}>
        ${problemBox(this.problem)}
        <div class="columns">
          ${field({ name: "name", label: t("profile.name"), required: true, maxlength: 40 })}
          ${choice({ name: "resource_group", label: t("apps.where"), value: this.group, options: [["DOMAIN", t("bindings.everywhere")], ["WORKSPACE", t("apps.workspace")]], change: (event) => this.show({ group: event.target.value }) })}
          ${this.group === "WORKSPACE" ? html`<id-select .name=${"workspace_id"} .label=${t("apps.workspace")} .method=${"workspace/list"} .key=${"workspace_id"}></id-select>` : nothing}
          ${choice({ name: "role_id", label: t("bindings.role"), options: this.roles[this.group], unchosen: true, hint: t("apps.role_hint") })}
          ${field({ name: "expired_at", label: t("apps.until"), type: "date", required: true, value: this.ahead(90), min: this.ahead(1), max: this.ahead(364) })}
        </div>
        <div>${submit(t("apps.create"), { busy: this.busy })}</div>
      </form></details>`;
  }

  ahead(days) {
    return new Date(Date.now() + days * DAY).toISOString().slice(0, 10);
  }

  async create({ expired_at, ...body }, form) {
    await this.reveal(await session.asAdministrator("app/create", { ...body, expired_at: expired_at + " 00:00:00" }));
    form.reset();
  }

  actions(app) {
    const other = app.state === "ENABLED" ? "disable" : "enable";
    return html`<div class="row"><button aria-label=${t("apps.new_secret_of", app)} @click=${() => this.ask("generate-client-secret", app)}>${t("apps.new_secret")}</button>
      ${app.previous_until ? html`<button aria-label="${t("apps.end_previous")}: ${app.name}" @click=${() => this.ask("end-previous-secret", app)}>${t("apps.end_previous")}</button>` : nothing}
      <button aria-label="${t("user.do." + other)}: ${app.name}" @click=${() => this.ask(other, app)}>${t("user.do." + other)}</button>
      <button class="danger" aria-label="${t("user.do.delete")}: ${app.name}" @click=${() => this.ask("delete", app)}>${t("user.do.delete")}</button></div>`;
  }

  async ask(verb, app) {
    const renewed = verb === "generate-client-secret";
    const title = renewed ? t("apps.new_secret") : verb === "end-previous-secret" ? t("apps.end_previous") : t("user.do." + verb);
    const choice = renewed ? { label: t("apps.overlap"), options: Object.entries(OVERLAPS).map(([hours, word]) => [hours, t(word)]) } : undefined;
    const sure = verb === "enable" || (await confirm({ title, text: app.name, consequences: [t("apps.then." + verb)], action: title, danger: true, choice }));
    if (!sure) {
      return;
    }
    await this.attempt(async () => {
      const more = renewed ? { expired_at: this.ahead(90) + " 00:00:00", overlap_hours: Number(sure) || undefined } : {};
      const answer = await session.asAdministrator("app/" + verb, { app_id: app.app_id, ...more });
      if (answer.client_secret) {
        await this.reveal(answer);
      } else {
        announce(t("common.done"));
        this.querySelector("id-list").load();
      }
    });
  }

  async reveal(app) {
    this.show({ secret: app });
    this.querySelector("id-list").load();
    await this.updateComplete;
    this.querySelector("#secret-box").focus();
  }
}
customElements.define("id-apps", Apps);
