// People out of a table: read here, mapped, rehearsed, then brought in portion by portion; many as a job of the server.
import { html, nothing, View } from "../lit.js";
import { check, choice, onSubmit, submit, values } from "../forms.js";
import { problemBox, told } from "../problems.js";
import { announce, confirm } from "../dialog.js";
import { session } from "../session.js";
import { number, t } from "../words.js";
import { each } from "./batch.js";
import { parse } from "./csv.js";
import { saveReport, SUMS } from "./importjobs.js";
import { people, proposed, TARGETS } from "./people.js";

const PORTION = 200;
/** More than a call takes are a job. */
const MOST = 500;
const LOOK = 1000;
const AT_WORK = ["REHEARSING", "RUNNING"];
const PAUSE = 250;
const PREVIEW = 5;
const SHOWN = 200;
/** How many are told where all went well. */
const FIRST = 20;

const job = (method, body) => session.asAdministrator("user-import-job/" + method, body);

class Import extends View {
  header = null;
  results = null;

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.drop().catch(() => {});
  }

  render() {
    return html`<div class="stack"><p class="small"><a href="#/desk/users">${t("user.all")}</a></p>
      <h1 tabindex="-1">${t("import.title")}</h1><p class="muted">${t("import.lead")}</p>
      ${problemBox(this.problem)}
      <section class="card stack" aria-labelledby="import-file"><h2 id="import-file">${t("import.file")}</h2>
        <div class="field"><label for="file">${t("import.choose")}</label>
          <input id="file" type="file" accept=".csv,.tsv,.txt,text/csv" aria-describedby="file-hint" @change=${(event) => this.attempt(() => this.read(event.target.files[0]))}>
          <span class="hint" id="file-hint">${t("import.hint")}</span></div></section>
      ${this.header ? this.mapping() : nothing} ${this.results ? this.report() : nothing}
      <id-import-jobs></id-import-jobs></div>`;
  }

  async read(file) {
    if (!file) {
      return;
    }
    const [header, ...rows] = parse(await file.text());
    this.show({ header: null, results: null, unread: false });
    await this.updateComplete;
    if (!header || rows.length === 0) {
      announce(t("import.empty"));
      return;
    }
    this.show({ header, rows, map: header.map(proposed), rehearsed: false });
    await this.updateComplete;
    await this.rehearse();
  }

  mapping() {
    const { header, rows, map } = this;
    const targets = [["", t("import.ignore")], ...TARGETS.map((each_) => [each_, each_]), ["tag", t("import.tag")]];
    return html`<form class="card stack" @submit=${onSubmit(this, () => this.bring())} @change=${this.changed}>
      <h2>${t("import.mapping")}</h2><p role="status">${t("import.read", { rows: number(rows.length), columns: number(header.length) })}</p>
      <div class="table" tabindex="0" role="region" aria-label=${t("import.preview")}><table>
        <thead><tr>${header.map((name, i) => html`<th scope="col"><label for="map-${i}">${name}</label>
          <select id="map-${i}" @change=${({ target }) => this.show({ map: map.with(i, target.value) })}>
            ${targets.map(([value, text]) => html`<option value=${value} .selected=${map[i] === value}>${text}</option>`)}</select></th>`)}</tr></thead>
        <tbody>${rows.slice(0, PREVIEW).map((row) => html`<tr>${header.map((_, i) => html`<td>${row[i] ?? ""}</td>`)}</tr>`)}</tbody></table></div>
      ${map.includes("user_id") ? nothing : html`<p class="alert warn">${t("import.no_id")}</p>`}
      ${rows.length > MOST ? html`<p class="muted">${t("import.job", { most: number(MOST) })}</p>` : nothing}
      ${choice({ name: "mode", label: t("import.mode"), options: ["CREATE", "UPSERT", "UPDATE"].map((mode) => [mode, t("import.mode." + mode)]) })}
      ${check({ name: "invite", label: t("import.invite"), hint: t("import.invite_hint") })}
      <div class="row">${submit(this.rehearsed ? t("import.run", { count: number(this.sums.created + this.sums.updated) }) : t("import.title"), { busy: this.busy, disabled: this.busy || !this.rehearsed })}</div>
      ${this.progress ? html`<div class="row"><progress max=${rows.length} value=${this.progress} aria-label=${t("import.title")}></progress><span role="status">${t("bulk.going", { done: number(this.progress), total: number(rows.length) })}</span>
        ${this.job ? html`<button type="button" @click=${() => this.stop()}>${t("bulk.stop")}</button>` : nothing}</div>` : nothing}
    </form>`;
  }

  /** What stands in the form means something else now: it is tried anew, once it stays as it is. */
  changed() {
    this.show({ rehearsed: false, results: null });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.again(), PAUSE);
  }

  /** A change while it is tried counts, too. */
  again() {
    return this.busy ? this.changed() : this.attempt(() => this.rehearse());
  }

  async rehearse() {
    if (this.map.includes("user_id")) {
      const { mode, invite } = values(this.querySelector("form"));
      this.given = { mode, invite: invite === "on" };
      const told_ = await this.send(true);
      this.show({ rehearsed: told_ && this.sums.created + this.sums.updated > 0 });
    }
  }

  async bring() {
    const { created, updated, refused } = this.sums;
    const sure = await confirm({
      title: t("import.title"),
      consequences: [t("import.over", { created: number(created), updated: number(updated) }), ...(refused ? [t("import.then_refused", { refused: number(refused) })] : []), ...(this.given.invite ? [t("import.then_invited")] : [])],
      action: t("import.run", { count: number(created + updated) }),
    });
    if (sure && (await this.send(false))) {
      if (this.given.invite) {
        await this.inviteAll();
      }
      this.show({ rehearsed: false });
      announce(t("import.over", { created: number(this.sums.created), updated: number(this.sums.updated) }));
      await this.updateComplete;
      this.querySelector("#import-report").focus();
    }
  }

  /** Whether there is something to tell. Whoever cannot be read is told as refused, as the server would. */
  async send(dry_run) {
    const users = people(this.rows, this.header, this.map, this.given.invite);
    const results = users.length > MOST ? await this.asJob(users, dry_run) : await this.inPortions(users, dry_run);
    this.show({ progress: 0 });
    if (!results) {
      return false;
    }
    const sums = Object.fromEntries(SUMS.map((sum) => [sum, results.filter(({ outcome }) => outcome === sum.toUpperCase()).length]));
    this.show({ results, sums, dry: dry_run });
    return true;
  }

  async inPortions(users, dry_run) {
    const results = [];
    for (let at = 0; at < users.length; at += PORTION) {
      this.show({ progress: at });
      const answer = await session.asAdministrator("user-import/run", { mode: this.given.mode, dry_run, users: users.slice(at, at + PORTION) });
      results.push(...answer.results);
    }
    return results;
  }

  /** Null where the rehearsal came to no end, or nobody waits any longer: what runs goes on without the page. */
  async asJob(users, dry_run) {
    if (dry_run) {
      await this.drop();
      this.job = (await job("create", { mode: this.given.mode })).job_id;
      for (let at = 0; at < users.length; at += MOST) {
        const content = users.slice(at, at + MOST).map((one) => JSON.stringify(one)).join("\n");
        await job("add-chunk", { job_id: this.job, number: at / MOST + 1, content });
      }
    }
    const job_id = this.job;
    await job("start", { job_id, dry_run });
    this.running = !dry_run;
    const { state, reason } = await this.over(job_id);
    if (AT_WORK.includes(state)) {
      return null;
    }
    if (reason) {
      announce(reason);
    }
    if (state !== "REHEARSED") {
      this.job = this.running = null;
      await this.querySelector("id-import-jobs").load();
    }
    return dry_run && state !== "REHEARSED" ? null : (await job("report", { job_id })).results;
  }

  async over(job_id) {
    for (;;) {
      const now = await job("get", { job_id });
      this.show({ progress: SUMS.reduce((sum, each_) => sum + now[each_], 0) });
      if (!AT_WORK.includes(now.state) || !this.isConnected) {
        return now;
      }
      await new Promise((go) => setTimeout(go, LOOK));
    }
  }

  stop() {
    return job("cancel", { job_id: this.job });
  }

  /** What was only rehearsed would count among the open jobs for a day. */
  async drop() {
    if (this.job && !this.running) {
      await this.stop();
    }
    this.job = null;
  }

  async inviteAll() {
    const made = this.results.filter(({ outcome }) => outcome === "CREATED");
    await each(made, ({ user_id }) => session.asAdministrator("user/resend-invitation", { user_id }), (one, problem) => {
      one.invited = problem ? told(problem) : true;
      this.show({ progress: (this.progress ?? 0) + 1 });
    });
    this.show({ progress: 0, sums: { ...this.sums, invited: made.filter(({ invited }) => invited === true).length } });
  }

  report() {
    const { results, sums, dry } = this;
    const telling = results.filter(({ outcome, invited }) => outcome === "REFUSED" || typeof invited === "string");
    const listed = telling.length ? telling : results.slice(0, FIRST);
    return html`<section class="card stack" id="import-report" tabindex="-1" aria-labelledby="import-told"><h2 id="import-told">${t(dry ? "import.would" : "import.became")}</h2>
      <p class="row" role="status">${Object.keys(sums).map((sum) => html`<span class="badge ${sum === "refused" && sums[sum] ? "bad" : ""}">${t("import.sum." + sum, { count: number(sums[sum]) })}</span>`)}</p>
      <ul class="items">${listed.slice(0, SHOWN).map(({ user_id, outcome, changed, code, message, invited }) => html`<li><strong>${user_id}</strong>
        <span class="badge ${outcome === "REFUSED" ? "bad" : ""}">${t("import.outcome." + outcome)}</span>
        <span class="small">${code ? told({ code, message, status: 400 }) : typeof invited === "string" ? invited : (changed ?? []).join(", ")}</span></li>`)}</ul>
      ${listed.length > SHOWN ? html`<p class="muted small">${t("select.shown", { shown: number(SHOWN), total: number(listed.length) })}</p>` : nothing}
      <div><button @click=${() => saveReport(results)}>${t("bulk.report")}</button></div></section>`;
  }
}
customElements.define("id-import", Import);
