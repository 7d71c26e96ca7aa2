// A choice among any number of things: the first are there at once, the others are found by searching.
import { html, nothing, View } from "../lit.js";
import { describedBy, ownId } from "../forms.js";
import { session } from "../session.js";
import { wordsOf } from "./search.js";
import { number, t } from "../words.js";

const MOST = 50;
const PAUSE = 250;

/**
 * <id-select .label .name .method .key .query .first .chosen>: method lists what can be chosen, key is its id, query narrows
 * it, first are choices [[value, text], …] before all, chosen is [value, text] of what is chosen. Fires "change" as a select does.
 */
class Select extends View {
  static properties = { label: {}, name: {}, method: {}, key: {}, query: {}, first: {}, chosen: {}, hint: {} };
  found = [];
  total = 0;
  keyword = "";
  id_ = ownId("select");

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  load() {
    const asked = (this.asked = {});
    return this.fetch(async () => {
      const query = { filter: [...(this.query?.filter ?? []), ...wordsOf(this.keyword)], only: [this.key, "name"], sort: [{ key: "name" }], page: { start: 1, limit: MOST } };
      const { results, total_count } = await session.asAdministrator(this.method, { query });
      if (asked === this.asked) {
        this.show({ found: results.map((each) => [each[this.key], each.name]), total: total_count });
        await this.updateComplete;
        this.tell();
      }
    });
  }

  /** Other choices may mean that another one is chosen, which nobody did by hand. */
  tell() {
    const select = this.querySelector("select");
    if (select && select.value !== this.told) {
      this.told = select.value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  search(text) {
    this.keyword = text.trim();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.load(), PAUSE);
  }

  /** Names by value, so that others can tell what was chosen. */
  get options() {
    const listed = [...(this.first ?? []), ...this.found];
    return this.chosen && !listed.some(([value]) => value === this.chosen[0]) ? [this.chosen, ...listed] : listed;
  }

  render() {
    const many = this.total > MOST || this.keyword;
    const hint = !many ? this.hint : this.found.length < this.total
      ? t("select.shown", { shown: number(this.found.length), total: number(this.total) }) : t("select.found", { total: number(this.total) });
    const id = this.id_;
    return html`<div class="field">
      <label for=${id}>${this.label}</label>
      ${many ? html`<input id="${id}-search" type="search" autocomplete="off" spellcheck="false" placeholder=${t("list.search")} aria-label=${t("select.search", { what: this.label })}
        @input=${(event) => this.search(event.target.value)} @keydown=${(event) => event.key === "Enter" && event.preventDefault()}>` : nothing}
      ${hint ? html`<span class="hint" id="${id}-hint" role="status">${hint}</span>` : nothing}
      <select id=${id} name=${this.name} required aria-describedby=${describedBy(id, hint)} @change=${({ target }) => (this.told = target.value)}>
        ${this.options.map(([value, text]) => html`<option value=${value} ?selected=${value === this.chosen?.[0]}>${text}</option>`)}
      </select>
      ${this.problem ? html`<span class="error">${t("error.away")}</span>` : nothing}
    </div>`;
  }
}
customElements.define("id-select", Select);
