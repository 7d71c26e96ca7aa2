// A list as a file: what is shown, or all that is found, portion by portion.
import { html, nothing, View } from "../lit.js";
import { announce } from "../dialog.js";
import { number, t } from "../words.js";
import { line } from "./csv.js";
import { dated, saveAs } from "../save-as.js";

/** <id-export .list>: .list is the id-list it stands in. */
class Export extends View {
  static properties = { list: {} };
  fetched = null;

  render() {
    const choices = [["csv", false], ["csv", true], ["json", false], ["json", true]];
    return html`<details class="menu"><summary>${t("export.title")}</summary><div class="stack tight">
        ${choices.map(([kind, all]) => html`<button class="quiet" ?disabled=${this.busy} @click=${() => this.attempt(() => this.save(kind, all))}>${t(`export.${all ? "all" : "shown"}`, { kind: kind.toUpperCase() })}</button>`)}
      </div></details>
      <span class="small muted" role="status">${this.fetched === null ? nothing : t("export.fetched", { count: number(this.fetched) })}</span>`;
  }

  async save(kind, all) {
    const { list } = this;
    const wanted = all ? list.config.fields : list.columns.map(({ key }) => key).filter((key) => key !== "actions");
    const table = kind === "csv";
    const fields = wanted.map((field) => (table && field === "mfa" ? "mfa.state" : field));
    const parts = table ? ["\uFEFF", line(fields)] : ["[\n"];
    let count = 0;
    for await (const rows of all ? list.all() : [list.rows]) {
      for (const row of rows) {
        const values = fields.map((field) => at(row, field));
        parts.push(table ? line(values) : (count ? ",\n" : "") + JSON.stringify(all ? row : Object.fromEntries(fields.map((field, i) => [field, values[i] ?? null]))));
        count += 1;
      }
      this.show({ fetched: count });
    }
    parts.push(table ? "" : "\n]\n");
    saveAs(dated(list.config.name, kind), parts, table ? "text/csv" : "application/json");
    this.show({ fetched: null });
    announce(t("export.done", { count: number(count) }));
  }
}
customElements.define("id-export", Export);

function at(row, path) {
  return path.split(".").reduce((value, key) => value?.[key], row);
}
