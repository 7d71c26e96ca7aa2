// The organisations of the installation and its nodes, for those who run it.
import { html, nothing, View } from "../lit.js";
import { check, choice, field, loading, onSubmit, submit } from "../forms.js";
import { problemBox } from "../problems.js";
import { announce, confirm } from "../dialog.js";
import { go, link } from "../router.js";
import { session } from "../session.js";
import { ago, day, duration, LANGUAGES, language, moment, number, t } from "../words.js";
import { state } from "./badges.js";
import "../password.js";
import "./list.js";
import "./organization.js";

const ROOT = "domain-root";
const OFTEN = 10_000;
const ALGORITHMS = ["RS256", "ES256"];

class Domains extends View {
  way = "invite";

  render() {
    const config = {
      name: "domains",
      method: "domain/list",
      caption: t("domains.title"),
      sort: "name",
      columns: [
        { key: "name", label: t("profile.name"), by: "text", cell: (row) => html`<a href=${link("desk", "domains", "one", row.domain_id)}>${row.name}</a>` },
        { key: "domain_id", label: t("common.id"), by: "text", cell: (row) => html`<span class="mono small">${row.domain_id}</span>` },
        { key: "state", label: t("users.state"), cell: (row) => state(row.state) },
        { key: "users", label: t("users.title"), sort: false, cell: (row) => figure(row, number(row.users)) },
        { key: "administrators", label: t("desk.admins"), sort: false, cell: (row) => figure(row, number(row.administrators)) },
        { key: "workspaces", label: t("workspaces.title"), sort: false, cell: (row) => figure(row, number(row.workspaces)) },
        { key: "last_accessed_at", label: t("overview.last"), sort: false, cell: (row) => figure(row, row.last_accessed_at ? ago(row.last_accessed_at) : t("users.never")) },
        { key: "created_at", label: t("users.created"), by: "date", cell: (row) => day(row.created_at) },
      ],
      loaded: figures,
      filters: [{ key: "state", label: t("users.state"), options: ["ENABLED", "DISABLED"].map((each) => [each, t("state." + each)]) }],
    };
    return html`<div class="stack"><h1 tabindex="-1">${t("domains.title")}</h1><p class="muted">${t("domains.lead")}</p>
      ${this.form()} <id-list .config=${config}></id-list><id-nodes></id-nodes></div>`;
  }

  form() {
    const shown = ["name", "user_id", "email", "new_password"];
    return html`<details class="card"><summary><strong>${t("domains.new")}</strong></summary>
      <form class="stack" @submit=${onSubmit(this, (given) => this.create(given))}>
        ${problemBox(this.problem, shown)}
        ${field({ name: "name", label: t("domains.name"), hint: t("domains.name_hint"), required: true, maxlength: 255, problem: this.problem })}
        <fieldset class="stack"><legend>${t("domains.admin")}</legend>
          <div class="columns">
            ${field({ name: "user_id", label: t("signin.user_id"), required: true, maxlength: 60, problem: this.problem })}
            ${field({ name: "admin_name", label: t("profile.name"), required: true, maxlength: 128 })}
          </div>
          ${["invite", "password"].map((way) => check({ type: "radio", name: "way", value: way, label: t("newuser." + way), checked: this.way === way, change: () => this.show({ way }) }))}
          ${this.way === "invite"
            ? field({ name: "email", label: t("profile.email"), type: "email", required: true, problem: this.problem })
            : html`<id-password .label=${t("newuser.first_password")} .name=${"new_password"} .fresh=${true} .hint=${t("password.hint")} .problem=${this.problem}></id-password>`}
          ${choice({ name: "language", id: "admin-language", label: t("profile.language"), options: Object.entries(LANGUAGES), value: language() })}
        </fieldset>
        <div>${submit(t("domains.create"), { busy: this.busy })}</div>
      </form></details>`;
  }

  async create({ name, user_id, admin_name, way, email, new_password, language }) {
    const invited = way === "invite";
    const { domain_id } = await session.asAdministrator("domain/create", {
      name,
      admin: { user_id, name: admin_name, email, language, password: invited ? unguessable() : new_password, reset_password: invited },
    });
    announce(t("common.created", { name }), { onward: true });
    go("desk", "domains", "one", domain_id);
  }
}
customElements.define("id-domains", Domains);

/** <id-nodes>: which nodes serve the installation, and how each is, as long as somebody looks. */
class Nodes extends View {
  connectedCallback() {
    super.connectedCallback();
    this.load();
    this.timer = setInterval(() => document.hidden || this.load(), OFTEN);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  load() {
    return this.fetch(async () => this.show({ answer: await session.asAdministrator("node/list", {}) }));
  }

  render() {
    return html`<section class="card stack" aria-labelledby="nodes-title"><h2 id="nodes-title">${t("nodes.title")}</h2>
      ${problemBox(this.problem)} ${this.answer ? this.list(this.answer) : this.problem ? nothing : loading()}</section>`;
  }

  list({ results, total_count: total }) {
    const shown = results.length;
    return shown
      ? html`<ul class="items">${results.map((each) => this.item(each))}</ul>
          ${shown < total ? html`<p class="muted">${t("list.range", { first: 1, last: shown, total })}</p>` : nothing}`
      : html`<p class="muted">${t("common.nothing")}</p>`;
  }

  item({ host, state: now, version, commit, server, java_version, started_at, seen_at, clock_ahead, failing_chores }) {
    const facts = [
      [version, commit?.slice(0, 8)].filter(Boolean).join(" "), server, "Java " + java_version,
      t("sessions.since", { time: moment(started_at) }), t("nodes.seen", { time: ago(seen_at) }),
    ];
    const troubles = [
      clock_ahead && t("nodes.clock", { time: duration(Math.abs(clock_ahead)) }),
      failing_chores.length && t("nodes.failing", { chores: failing_chores.map(({ name, failures }) => `${name} (${failures})`).join(", ") }),
    ];
    return html`<li><div><strong>${host}</strong><div class="muted small">${facts.join(" · ")}</div>
      ${troubles.filter(Boolean).map((each) => html`<div class="small">${each}</div>`)}</div>${state(now)}</li>`;
  }
}
customElements.define("id-nodes", Nodes);

/** Brings how many people and workspaces they have. */
async function figures(rows) {
  const domain_ids = rows.map(({ domain_id }) => domain_id);
  const { results } = await session.asAdministrator("organization/list-figures", { domain_ids }).catch(() => ({ results: [] }));
  rows.forEach((row, i) => Object.assign(row, results[i]));
}

/** What could not be brought is not shown. */
function figure({ users }, shown) {
  return users === undefined ? "" : shown;
}

/** For the moment until the invited administrator chooses their own; nobody ever sees it. */
function unguessable() {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return "Aa1" + btoa(String.fromCharCode(...bytes));
}

/** <id-domain .domainId> */
class Domain extends View {
  static properties = { domainId: {} };

  willUpdate(changed) {
    if (changed.has("domainId")) {
      this.fetch(() => this.load());
    }
  }

  async load() {
    const domain = await session.asAdministrator("domain/get", { domain_id: this.domainId });
    this.show({ domain });
    this.entitle(domain.name);
  }

  render() {
    const { domain } = this;
    if (!domain) {
      return html`<div class="stack"><h1 tabindex="-1">${t("domains.one")}</h1>${this.problem ? problemBox(this.problem) : loading()}</div>`;
    }
    return html`<div class="stack">
      <p class="small"><a href="#/desk/domains">${t("domains.all")}</a></p>
      <div class="row"><h1 tabindex="-1">${domain.name}</h1>${state(domain.state)}<span class="mono small muted">${domain.domain_id}</span></div>
      ${problemBox(this.problem)}
      ${domain.domain_id === ROOT ? html`<p class="muted">${t("domains.root")}</p>` : this.acts(domain)}
      <h2>${t("organization.title")}</h2><id-organization .domainId=${domain.domain_id}></id-organization>
      ${this.keys()}
    </div>`;
  }

  acts({ state: now }) {
    const other = now === "ENABLED" ? "disable" : "enable";
    return html`<div class="card row">
      <button class=${other === "disable" ? "danger" : ""} @click=${() => this.act(other)}>${t("user.do." + other)}</button>
      <button class="danger" @click=${() => this.act("delete")}>${t("user.do.delete")}</button></div>`;
  }

  async act(verb) {
    const { name } = this.domain;
    const sure = await confirm({
      title: t("user.do." + verb), text: name, consequences: t("domains.then." + verb).split("\n"), action: t("user.do." + verb),
      danger: verb !== "enable", typed: verb === "delete" ? name : undefined,
    });
    if (sure) {
      await this.attempt(async () => {
        await session.asAdministrator("domain/" + verb, { domain_id: this.domainId });
        announce(t("common.done"), { onward: verb === "delete" });
        await (verb === "delete" ? go("desk", "domains") : this.load());
      });
    }
  }

  keys() {
    return html`<section class="card stack" aria-labelledby="keys-title"><h2 id="keys-title">${t("domains.keys")}</h2>
      <p class="muted">${t("domains.keys_lead")}</p>
      <form class="tools" @submit=${onSubmit(this, ({ algorithm }) => this.rotate(algorithm))}>
        ${choice({ name: "algorithm", label: t("domains.algorithm"), options: [["", t("domains.algorithm_same")], ...ALGORITHMS.map((each) => [each, each])] })}
        ${submit(t("domains.rotate"), { busy: this.busy })}
      </form></section>`;
  }

  async rotate(algorithm) {
    await session.asAdministrator("domain/rotate-keys", { domain_id: this.domainId, algorithm: algorithm || undefined });
    announce(t("domains.rotated"));
  }
}
customElements.define("id-domain", Domain);
