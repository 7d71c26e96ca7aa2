// Imports that the server works at, or did: how far they are, and what became of each person.
import { html, nothing, View } from "../lit.js";
import { confirm } from "../dialog.js";
import { problemBox } from "../problems.js";
import { dated, saveAs } from "../save-as.js";
import { session } from "../session.js";
import { ago, moment, number, t } from "../words.js";
import { state } from "./badges.js";
import { line } from "./csv.js";

export const SUMS = ["created", "updated", "unchanged", "refused"];
const AT_WORK = ["REHEARSING", "RUNNING"];
const STARTABLE = ["OPEN", "REHEARSED"];
/** What never ran is no import. */
const RAN = [{ k: "state", v: "CANCELED", o: "not" }, { k: "reason", v: null, o: "eq" }];
const SHOWN = 10;
const LOOK = 2000;

/** What became of each person, for a spreadsheet. */
export function saveReport(results) {
  saveAs(dated("import", "csv"), ["\uFEFF", line(["user_id", "outcome", "changed", "code", "message"]),
    ...results.map((one) => line([one.user_id, one.outcome, (one.changed ?? []).join(" "), one.code, one.message]))], "text/csv");
}

const job = (method, body) => session.asAdministrator("user-import-job/" + method, body);

class ImportJobs extends View {
  connectedCallback() {
    super.connectedCallback();
    this.fetch(() => this.load());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  async load() {
    clearTimeout(this.timer);
    const { results } = await job("list", { query: { filter_or: RAN, sort: [{ key: "created_at", desc: true }], page: { limit: SHOWN } } });
    this.show({ jobs: results });
    if (this.isConnected && results.some((each) => AT_WORK.includes(each.state))) {
      this.timer = setTimeout(() => this.fetch(() => this.load()), LOOK);
    }
  }

  render() {
    return html`${problemBox(this.problem)} ${this.jobs?.length ? html`<section class="card stack" aria-labelledby="import-jobs"><h2 id="import-jobs" tabindex="-1">${t("import.jobs")}</h2>
      <ul class="items">${this.jobs.map((each) => this.item(each))}</ul></section>` : nothing}`;
  }

  item(each) {
    const time = moment(each.created_at);
    const sums = SUMS.filter((sum) => each[sum]).map((sum) => t("import.sum." + sum, { count: number(each[sum]) }));
    const facts = [t("import.job_of", { user: each.created_by, time: ago(each.created_at) }), t("import.job_lines", { lines: number(each.lines) }), ...sums, each.reason];
    return html`<li><div>${state(each.state)} <span class="muted small">${facts.filter(Boolean).join(" · ")}</span></div>
      <div class="row">${sums.length ? html`<button aria-label="${t("bulk.report")}: ${time}" @click=${() => this.attempt(() => this.keep(each))}>${t("bulk.report")}</button>` : nothing}
      ${[...AT_WORK, ...STARTABLE].includes(each.state) ? html`<button class="danger" aria-label="${t("bulk.stop")}: ${time}" @click=${() => this.stop(each)}>${t("bulk.stop")}</button>` : nothing}</div></li>`;
  }

  async keep({ job_id }) {
    saveReport((await job("report", { job_id })).results);
  }

  async stop({ job_id }) {
    if (await confirm({ title: t("import.stop"), text: t("import.stop_text"), action: t("import.stop"), danger: true })) {
      await this.attempt(async () => {
        await job("cancel", { job_id });
        await this.load();
      });
      this.querySelector("#import-jobs")?.focus();
    }
  }
}
customElements.define("id-import-jobs", ImportJobs);
