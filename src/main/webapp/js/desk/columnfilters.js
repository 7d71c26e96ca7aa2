// Filters by what stands in a column. They are in the address, as "email.has=kim", and are put there by a form.
import { html, nothing, View } from "../lit.js";
import { field, onSubmit, ownId, submit } from "../forms.js";
import { day, t } from "../words.js";

/** What can be asked of a column, by what it holds: its .by, which is "text", "date", "number", or choices [[value, text], …]. */
const ASKED = { text: ["has", "is", "not"], date: ["since", "until", "never"], number: ["least", "most"], choice: ["in"] };

const CONDITIONS = {
  has: (k, v) => ({ k, v, o: "contain" }),
  is: (k, v) => ({ k, v, o: "eq" }),
  not: (k, v) => ({ k, v, o: "not" }),
  in: (k, v) => ({ k, v: v.split(",").map((each) => ({ true: true, false: false })[each] ?? each), o: "in" }),
  since: (k, v) => ({ k, v: start(v), o: "datetime_gte" }),
  until: (k, v) => ({ k, v: start(v, 1), o: "datetime_lt" }),
  never: (k) => ({ k, v: null, o: "eq" }),
  least: (k, v) => ({ k, v: Number(v), o: "gte" }),
  most: (k, v) => ({ k, v: Number(v), o: "lte" }),
};

/** The first moment of a day of the reader, or of one some days later; nothing where it is no day. */
function start(text, later = 0) {
  const [year, month, date] = text.split("-").map(Number);
  const moment = new Date(year, month - 1, date + later);
  return isNaN(moment) ? undefined : moment.toISOString();
}

/** The condition of a question; none where its value is nonsense, as in an address of another release. */
export function conditions(key, ask, value) {
  const condition = CONDITIONS[ask](key, value);
  return condition.v === undefined || Number.isNaN(condition.v) ? [] : [condition];
}

/** What is asked of columns: [{ key, column, ask, value, conditions }, …], key as in the address. */
export function asked(columns, wanted) {
  return questions(columns)
    .filter(({ key }) => wanted[key])
    .map((each) => ({ ...each, value: wanted[each.key], conditions: conditions(each.column.key, each.ask, wanted[each.key]) }))
    .filter((each) => each.conditions.length && (each.ask !== "in" || each.value.split(",").every((value) => each.column.by.some(([known]) => known === value))));
}

function questions(columns) {
  return columns.filter(({ by }) => by).flatMap((column) => ASKED[Array.isArray(column.by) ? "choice" : column.by].map((ask) => ({ key: column.key + "." + ask, column, ask })));
}

function inWords({ column, ask, value }) {
  const names = { never: () => "", in: () => value.split(",").map((each) => column.by.find(([known]) => known === each)[1]).join(", "), since: () => day(value + "T12:00"), until: () => day(value + "T12:00") };
  return t("filter.says", { column: column.label, asks: t("filter." + ask), value: (names[ask] ?? (() => value))() }).trim();
}

/** <id-add-filter .list>: .list is the id-list it stands in. */
class AddFilter extends View {
  static properties = { list: {} };
  /** The key of the question that is being put. */
  key = null;
  id_ = ownId("filter");

  get columns() {
    return this.list.config.columns;
  }

  render() {
    const all = questions(this.columns);
    const chosen = all.find(({ key }) => key === this.key) ?? all[0];
    const groups = this.columns.filter(({ by }) => by);
    return html`<details class="menu"><summary>${t("filter.add")}</summary><div><form class="stack" @submit=${onSubmit(this, ({ filter_value }, form) => this.put(chosen, filter_value, form))}>
      <div class="field"><label for=${this.id_}>${t("filter.where")}</label>
        <select id=${this.id_} @change=${({ target }) => this.show({ key: target.value, none: false })}>
          ${groups.map((column) => html`<optgroup label=${column.label}>${all.filter((each) => each.column === column).map((each) => html`<option value=${each.key} .selected=${each === chosen}>${t("filter.says", { column: column.label, asks: t("filter." + each.ask) }).trim()}</option>`)}</optgroup>`)}
        </select></div>
      ${this.value(chosen)} ${submit(t("filter.put"))}
    </form></div></details>`;
  }

  value({ ask, column }) {
    if (ask === "never") {
      return nothing;
    }
    if (ask === "in") {
      return html`<fieldset aria-describedby=${this.none ? this.id_ + "-none" : nothing}><legend>${column.label}</legend>
        ${column.by.map(([value, text]) => html`<label class="check"><input type="checkbox" name="filter_in" value=${value}><span>${text}</span></label>`)}
        ${this.none ? html`<div class="field"><span class="error" id="${this.id_}-none" role="alert">${t("filter.none")}</span></div>` : nothing}</fieldset>`;
    }
    const type = { since: "date", until: "date", least: "number", most: "number" }[ask] ?? "text";
    return field({ name: "filter_value", id: this.id_ + "-value", label: t(type === "date" ? "filter.day" : "tags.value"), type, required: true, maxlength: 200 });
  }

  put({ key, ask }, given, form) {
    const values = new FormData(form).getAll("filter_in");
    if (ask === "in" && values.length === 0) {
      this.show({ none: true });
      return;
    }
    this.list.want({ [key]: ask === "in" ? values.join(",") : ask === "never" ? "yes" : given });
    form.reset();
    this.show({ key: null, none: false });
    this.querySelector("details").open = false;
    this.querySelector("summary").focus();
  }

  /** What is asked at present; each is taken away by a press. */
  static chips(list) {
    const all = asked(list.config.columns, list.wanted);
    return all.length ? html`<ul class="plain row" aria-label=${t("list.filters")}>${all.map((each) => {
      const says = inWords(each);
      return html`<li><button class="chip" aria-label=${t("filter.remove", { says })} @click=${() => {
        list.want({ [each.key]: undefined });
        list.querySelector("id-add-filter summary").focus();
      }}>${says} <span aria-hidden="true">×</span></button></li>`;
    })}</ul>` : nothing;
  }
}
customElements.define("id-add-filter", AddFilter);

export const chips = AddFilter.chips;
