// A list of anything: search as you type, filters, sort, columns, pages. What is set stands in the
// address, so it survives a reload and can be sent to a colleague. Only what is shown is fetched.
import { html, nothing, render, View } from "../lit.js";
import { problemBox } from "../problems.js";
import { remember, route } from "../router.js";
import { session } from "../session.js";
import { store, stored } from "../stored.js";
import { asked, chips } from "./columnfilters.js";
import "./export.js";
import { idsOf, oneOf, tagsOf, wordsOf } from "./search.js";
import "./views.js";
import { number, t } from "../words.js";

const PAGE = 25;
const PORTION = 500;
const PAUSE = 250;

/**
 * <id-list .config>: { name, method, columns: [{ key, label, cell, sort, hidden, by }], filters: [{ key,
 * label, options, means }], sort, body, fields, call, caption, key, chosen, tags, people, loaded, follow }.
 * With key, the id of a row, rows are chosen by boxes, and chosen(list) shows what can be done with them. With tags rows are found
 * by their tags, with people by a list of user IDs or addresses, too. loaded(rows) brings what their cells need besides.
 * With follow, a time of its rows, new ones come by themselves. A cell gets the row; the first column names it.
 */
class List extends View {
  static properties = { config: {} };
  rows = null;
  total = 0;
  running = null;
  /** The rows that are chosen, by id; or all that are found, whatever page they are on. */
  picked = new Map();
  everything = false;
  /** Who was searched for by name and is not there. */
  missing = [];

  connectedCallback() {
    super.connectedCallback();
    this.place = route().path.join("/");
    this.read();
    window.addEventListener("hashchange", this.moved);
    const kept = stored(this.kept, localStorage);
    this.unseen = new Set(Array.isArray(kept) ? kept : this.config.columns.filter((c) => c.hidden).map((c) => c.key));
    this.back = () => this.load();
    window.addEventListener("server-back", this.back);
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("server-back", this.back);
    window.removeEventListener("hashchange", this.moved);
    this.running?.abort();
    clearTimeout(this.timer);
  }

  /** What is wanted is what the address says. */
  read() {
    const { page, ...others } = Object.fromEntries(route().query);
    this.wanted = { ...others, page: Math.max(1, Math.floor(Number(page)) || 1) };
  }

  /** The address has changed under the list: by a link, or by going back. */
  moved = () => {
    if (route().path.join("/") === this.place) {
      this.read();
      this.unpick();
      this.load();
    }
  };

  get kept() {
    return "identity.columns." + this.config.name;
  }

  get order() {
    const key = this.wanted.sort ?? this.config.sort;
    return { key: key.replace("-", ""), desc: key.startsWith("-") };
  }

  /** Whether some of its rows can be asked for. */
  get narrows() {
    return this.config.columns.some(({ by }) => by);
  }

  get columns() {
    return this.config.columns.filter(({ key }) => !this.unseen.has(key));
  }

  get filters() {
    const { q } = this.wanted;
    const filters = (this.config.filters ?? []).filter(({ key }) => this.wanted[key]);
    const meant = filters.flatMap(({ key, field, means }) => means?.(this.wanted[key]) ?? [{ k: field ?? key, v: this.wanted[key], o: "eq" }]);
    return [...(this.ids.length ? [] : wordsOf(q)), ...(this.config.tags ? tagsOf(this.wanted.tag) : []), ...meant, ...asked(this.config.columns, this.wanted).flatMap(({ conditions }) => conditions)];
  }

  /** Who is searched for, where that is told by name. */
  get ids() {
    return this.config.people ? idsOf(this.wanted.q) : [];
  }

  query() {
    const { page } = this.wanted;
    return {
      filter: this.filters,
      filter_or: oneOf(this.ids),
      sort: [this.order],
      only: this.config.fields,
      page: { start: (page - 1) * PAGE + 1, limit: PAGE },
    };
  }

  call(body, signal) {
    const { call, method } = this.config;
    return call ? call(method, body, { signal }) : session.asAdministrator(method, body, { signal });
  }

  /** The newest question wins; older ones are given up. */
  async load() {
    this.running?.abort();
    const running = (this.running = new AbortController());
    this.show({ busy: true, problem: null });
    try {
      const body = { ...this.config.body, query: this.query() };
      const { results, total_count } = await this.call(body, running.signal);
      if (running !== this.running) {
        return;
      }
      if (results.length === 0 && total_count > 0) {
        // The page that was asked for is not there any more: the last one is.
        this.want({ page: Math.ceil(total_count / PAGE) });
        return;
      }
      await this.config.loaded?.(results);
      const missing = this.ids.length > 0 ? await this.absent(running.signal) : [];
      if (running === this.running) {
        this.show({ rows: results, total: total_count, busy: false, missing });
      }
    } catch (problem) {
      if (running === this.running && problem.name !== "AbortError") {
        this.show({ problem, busy: false });
      }
    }
  }

  /** Who of those that are searched for is not there at all, whatever the filters say. */
  async absent(signal) {
    const { ids } = this;
    const query = { filter_or: oneOf(ids), only: ["user_id", "email"] };
    const { results } = await this.call({ query }, signal);
    const there = new Set(results.flatMap(({ user_id, email }) => [user_id, email]));
    return ids.filter((id) => !there.has(id));
  }

  /** All that is found, portion by portion, in an order that nobody's change upsets. */
  async *all(fields = this.config.fields) {
    const filter = this.filters;
    const { key } = this.config;
    for (let last = null; ; ) {
      const from = last === null ? [] : [{ k: key, v: last, o: "gt" }];
      const query = { filter: [...filter, ...from], filter_or: oneOf(this.ids), only: fields && [...new Set([key, ...fields])], sort: [{ key }], page: { start: 1, limit: PORTION } };
      const { results } = await this.call({ ...this.config.body, query });
      yield results;
      if (results.length < PORTION) {
        return;
      }
      last = results.at(-1)[key];
    }
  }

  pick(rows, on) {
    for (const row of rows) {
      const id = row[this.config.key];
      on ? this.picked.set(id, row) : this.picked.delete(id);
    }
    this.show({ everything: false });
  }

  unpick() {
    this.picked.clear();
    this.show({ everything: false });
  }

  get pickedCount() {
    return this.everything ? this.total : this.picked.size;
  }

  want(changed, { now = true } = {}) {
    this.wanted = { ...this.wanted, page: 1, ...changed };
    if (Object.keys(changed).some((key) => key !== "page" && key !== "sort")) {
      this.unpick();
    }
    remember({ ...this.wanted, page: this.wanted.page > 1 ? this.wanted.page : undefined });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(), now ? 0 : PAUSE);
    this.requestUpdate();
  }

  render() {
    const { columns } = this;
    return html`<div class="stack">
      <div class="tools ${this.filtering ? "" : "brief"}" role="search">${this.search()}
        ${this.narrows ? html`<button class="fold-button" aria-expanded=${this.filtering ? "true" : "false"} @click=${() => this.show({ filtering: !this.filtering })}>${t("list.filters")}</button>` : nothing}
        ${(this.config.filters ?? []).map((each) => this.filter(each))} ${this.config.tags ? this.tagFilter() : nothing}
        ${this.columnMenu()} ${this.narrows ? html`<id-add-filter .list=${this}></id-add-filter> <id-views .list=${this} .wanted=${this.wanted} .unseen=${this.unseen}></id-views>` : nothing} ${this.config.key ? html`<id-export .list=${this}></id-export>` : nothing}
        ${this.config.follow ? html`<id-follow .list=${this}></id-follow>` : nothing}</div>
      ${chips(this)}
      ${problemBox(this.problem)} ${this.missing.length ? html`<p class="alert warn" role="status">${t("list.missing", { count: number(this.missing.length), ids: this.missing.join(", ") })}</p>` : nothing}
      ${this.pickedCount ? this.choice() : nothing}
      <div class="table cards" tabindex="0" role="region" aria-label=${this.config.caption} aria-busy=${this.busy ? "true" : "false"}>
        <table>
          <caption class="hidden">${this.config.caption}</caption>
          <thead><tr>${this.config.chosen ? this.allBox() : nothing}${columns.map((each) => this.head(each))}</tr></thead>
          <tbody></tbody>
        </table>
      </div>
      ${this.foot()}
    </div>`;
  }

  /** A row that is there already stays the same element, whatever comes before it: who is in it, or has opened it, remains so. */
  rendered() {
    const { columns } = this;
    const body = this.querySelector("tbody");
    const { key, chosen } = this.config;
    const before = this.drawnRows;
    this.drawnRows = new Map();
    let next = null;
    for (const [i, row] of [...(this.rows ?? []).entries()].reverse()) {
      const id = key ? row[key] : i;
      const tr = before?.get(id) ?? document.createElement("tr");
      render(html`${chosen ? this.box(row) : nothing}${columns.map((each, n) => this.cell(each, row, n))}`, tr, { host: this });
      tr.classList.toggle("new", this.marked?.has(id) ?? false);
      if (tr.parentNode !== body || tr.nextSibling !== next) {
        body.insertBefore(tr, next);
      }
      this.drawnRows.set(id, (next = tr));
    }
    before?.forEach((tr, id) => this.drawnRows.get(id) !== tr && tr.remove());
  }

  box(row) {
    const { key } = this.config;
    const name = t("list.choose", { name: row.name || row[key] });
    return html`<td class="pick"><label><input type="checkbox" aria-label=${name} .checked=${this.everything || this.picked.has(row[key])}
      @change=${({ target }) => {
        if (this.everything) {
          this.picked = new Map(this.rows.map((each) => [each[key], each]));
        }
        this.pick([row], target.checked);
      }}></label></td>`;
  }

  allBox() {
    const rows = this.rows ?? [];
    const all = rows.length > 0 && (this.everything || rows.every((row) => this.picked.has(row[this.config.key])));
    return html`<th class="pick" scope="col"><label><input type="checkbox" aria-label=${t("list.choose_page")} ?disabled=${!rows.length} .checked=${all} @change=${({ target }) => this.pick(rows, target.checked)}></label></th>`;
  }

  /** Who is chosen, on this page and others, and what can be done with them. */
  choice() {
    return html`<section class="card stack chosen" aria-label=${t("list.chosen_title")}>
      <div class="row"><strong role="status">${t("list.chosen", { count: number(this.pickedCount) })}</strong>
        ${this.everything || this.picked.size >= this.total ? nothing : html`<button class="quiet" @click=${() => this.show({ everything: true })}>${t("list.choose_all", { total: number(this.total) })}</button>`}
        <button class="quiet" @click=${this.unpick}>${t("list.choose_none")}</button></div>
      ${this.config.chosen(this)}</section>`;
  }

  tagFilter() {
    return html`<div class="field"><label for="filter-tag">${t("list.tag")}</label>
      <input id="filter-tag" autocomplete="off" spellcheck="false" placeholder="team=ops" .value=${this.wanted.tag ?? ""}
        @input=${(event) => this.want({ tag: event.target.value.trim() }, { now: false })}></div>`;
  }

  search() {
    return html`<div class="field search"><label for="list-search">${t("list.search")}</label>
      <input id="list-search" type="search" autocomplete="off" spellcheck="false" .value=${this.wanted.q ?? ""}
        placeholder=${this.config.people ? t("list.or_ids") : nothing} @paste=${this.config.people ? this.pasted : nothing}
        @input=${(event) => this.want({ q: event.target.value.trim() }, { now: false })}></div>`;
  }

  /** Whoever brings a list of people has chosen them. */
  pasted(event) {
    const ids = idsOf(event.clipboardData.getData("text"));
    if (ids.length) {
      event.preventDefault();
      this.want({ q: ids.join(", ") });
      this.show({ rows: null, total: 0, everything: true });
    }
  }

  filter({ key, label, options, type }) {
    if (type) {
      return html`<div class="field"><label for="filter-${key}">${label}</label>
        <input id="filter-${key}" type=${type} .value=${this.wanted[key] ?? ""} @change=${(event) => this.want({ [key]: event.target.value })}></div>`;
    }
    return html`<div class="field"><label for="filter-${key}">${label}</label>
      <select id="filter-${key}" @change=${(event) => this.want({ [key]: event.target.value })}>
        <option value="" .selected=${!this.wanted[key]}>${t("list.all")}</option>
        ${options.map(([value, text]) => html`<option value=${value} .selected=${this.wanted[key] === value}>${text}</option>`)}
      </select></div>`;
  }

  columnMenu() {
    return html`<details class="menu"><summary>${t("list.columns")}</summary><div>
      ${this.config.columns.slice(1).map(({ key, label }) => html`<label class="check">
        <input type="checkbox" .checked=${!this.unseen.has(key)} @change=${() => this.toggle(key)}><span>${label}</span></label>`)}
    </div></details>`;
  }

  toggle(key) {
    this.see(this.unseen.has(key) ? [...this.unseen].filter((each) => each !== key) : [...this.unseen, key]);
  }

  /** All columns but these. */
  see(unseen) {
    store(this.kept, unseen, localStorage);
    this.show({ unseen: new Set(unseen) });
  }

  head({ key, label, sort = true }) {
    if (!sort) {
      return html`<th scope="col">${label}</th>`;
    }
    const order = this.order;
    const mine = order.key === key;
    return html`<th scope="col" aria-sort=${mine ? (order.desc ? "descending" : "ascending") : nothing}>
      <button @click=${() => this.want({ sort: mine && !order.desc ? "-" + key : key })}>${label}</button></th>`;
  }

  cell({ cell, key, label }, row, index) {
    const content = cell ? cell(row) : row[key];
    return index === 0 ? html`<th scope="row">${content}</th>` : html`<td data-label=${label}><div>${content ?? ""}</div></td>`;
  }

  foot() {
    const first = (this.wanted.page - 1) * PAGE + 1;
    const last = first + (this.rows?.length ?? 0) - 1;
    const says = this.rows === null ? t("common.loading") : this.total === 0 ? t("list.none")
      : t("list.range", { first: number(first), last: number(last), total: number(this.total) });
    return html`<div class="row spread"><span role="status" class="muted small">${says}</span>
      ${this.total > PAGE ? html`<nav class="row" aria-label=${t("list.pages")}>
        <button ?disabled=${first === 1} @click=${() => this.want({ page: 1 })}>${t("list.first")}</button>
        <button ?disabled=${first === 1} @click=${() => this.want({ page: Number(this.wanted.page) - 1 })}>${t("list.previous")}</button>
        <button ?disabled=${last >= this.total} @click=${() => this.want({ page: Number(this.wanted.page) + 1 })}>${t("list.next")}</button>
      </nav>` : nothing}</div>`;
  }
}
customElements.define("id-list", List);
