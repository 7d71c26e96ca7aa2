// One thing done with many people: what it means is said before, how it goes is seen, and what failed can be done again.
import { html, nothing, View } from "../lit.js";
import { choice, field, onSubmit, submit } from "../forms.js";
import { problemBox, told } from "../problems.js";
import { confirm } from "../dialog.js";
import { session } from "../session.js";
import { number, t } from "../words.js";
import { each } from "./batch.js";
import { line } from "./csv.js";
import { roleOptions, WORKSPACE_TYPES } from "./roleoptions.js";
import { dated, saveAs } from "../save-as.js";
import "./select.js";

/** [name, does it hurt?] in the order they are offered. */
const ACTS = [["disable", true], ["enforce_otp"], ["role"],
  ["enable"], ["must_change"], ["enforce_email"], ["relax"], ["invite"], ["unrole", true], ["user_group"], ["workspace_group"], ["tag"], ["untag", true], ["delete", true]];
/** How many of them stand there at once; the others are in the menu. */
const FIRST = 3;
/** What else has to be said is asked for in a form. */
const ASKING = ["role", "unrole", "user_group", "workspace_group", "tag", "untag"];
const SHOWN = 100;

/** <id-bulk .list>: with the people that are chosen in the list. */
class Bulk extends View {
  static properties = { list: {} };
  act = "";
  run = null;
  roles = { DOMAIN: [], WORKSPACE: [] };
  groups = [];

  connectedCallback() {
    super.connectedCallback();
    this.fetch(async () => {
      const [admin, member] = await Promise.all([roleOptions(["DOMAIN_ADMIN"]), roleOptions(WORKSPACE_TYPES)]);
      this.show({ roles: { DOMAIN: admin, WORKSPACE: member } });
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop?.abort();
  }

  render() {
    return html`${problemBox(this.problem)}
      <div class="row" role="group" aria-label=${t("bulk.act")}>${ACTS.slice(0, FIRST).map((each_) => this.button(each_))}
        <details class="menu onward"><summary>${t("bulk.more")}</summary><div class="stack tight">${ACTS.slice(FIRST).map((each_) => this.button(each_, "quiet"))}</div></details></div>
      ${ASKING.includes(this.act) ? html`<form class="tools" aria-label=${t("bulk.do." + this.act)} @submit=${onSubmit(this, (given) => this.begin(given))}>
        ${this.more()}
        ${submit(t("common.continue"), { busy: this.busy, disabled: this.busy })}
      </form>` : nothing}
      ${this.run ? this.progress() : nothing}`;
  }

  button([name, hurts], look = "") {
    return html`<button class="${look} ${hurts ? "danger" : ""}" aria-pressed=${ASKING.includes(name) ? String(this.act === name) : nothing} @click=${() => this.choose(name)}>${t("bulk.do." + name)}</button>`;
  }

  async choose(act) {
    const menu = this.querySelector("details.menu");
    if (menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
    this.show({ act });
    if (!ASKING.includes(act)) {
      await this.attempt(() => this.begin({}));
      return;
    }
    await this.updateComplete;
    await this.querySelector("form id-select")?.updateComplete;
    this.querySelector("form :is(input, select)").focus();
  }

  /** What else has to be known of an act. */
  more() {
    const workspace = html`<id-select .name=${"workspace_id"} .label=${t("apps.workspace")} .method=${"workspace/list"} .key=${"workspace_id"}
      @change=${({ target }) => target.name === "workspace_id" && target.value && this.place(target.value)}></id-select>`;
    switch (this.act) {
      case "role":
        return html`<id-select .name=${"place"} .label=${t("bindings.where")} .method=${"workspace/list"} .key=${"workspace_id"} .first=${[["*", t("bindings.everywhere")]]}
            @change=${({ target }) => target.name === "place" && this.show({ where: target.value })}></id-select>
          ${choice({ name: "bulk_role", label: t("bindings.role"), unchosen: true, options: this.roles[(this.where ?? "*") === "*" ? "DOMAIN" : "WORKSPACE"] })}`;
      case "unrole":
        return html`<id-select .name=${"place"} .label=${t("bindings.where")} .method=${"workspace/list"} .key=${"workspace_id"} .first=${[["*", t("bindings.everywhere")]]}></id-select>`;
      case "workspace_group":
        return html`<id-select .name=${"workspace_group_id"} .label=${t("groups.one")} .method=${"workspace-group/list"} .key=${"workspace_group_id"}></id-select>
          ${choice({ name: "bulk_role", label: t("bindings.role"), unchosen: true, options: this.roles.WORKSPACE })}`;
      case "user_group":
        return html`${workspace} ${choice({ name: "user_group_id", label: t("bulk.user_group"), unchosen: true, options: this.groups })}`;
      case "tag":
        return html`${field({ name: "bulk_key", label: t("tags.key"), required: true, maxlength: 255 })} ${field({ name: "bulk_value", label: t("tags.value") })}`;
      case "untag":
        return field({ name: "bulk_key", label: t("tags.key"), required: true, maxlength: 255 });
      default:
        return nothing;
    }
  }

  /** The user groups of a workspace, which only those see who work in it. */
  place(workspace) {
    return this.fetch(async () => {
      const { results } = await session.call("user-group/list", {}, { scope: "WORKSPACE", workspace });
      this.show({ groups: results.map((each_) => [each_.user_group_id, each_.name]) });
    });
  }

  async begin(given) {
    const { list, act } = this;
    const hurts = ACTS.find(([name]) => name === act)[1] ?? false;
    const count = list.pickedCount;
    const sure = await confirm({
      title: t("bulk.do." + act),
      text: t("bulk.sure", { count: number(count) }),
      consequences: t("bulk.then." + act).split("\n"),
      action: t("bulk.yes", { act: t("bulk.do." + act), count: number(count) }),
      danger: hurts,
      typed: act === "delete" ? String(count) : undefined,
    });
    if (sure) {
      const people = [];
      if (list.everything) {
        for await (const rows of list.all(["user_id", "name", "tags"])) {
          people.push(...rows);
        }
      } else {
        people.push(...list.picked.values());
      }
      await this.start(people, act, given);
    }
  }

  async start(people, act, given) {
    const run = { act, given, total: people.length, done: 0, failed: [], well: [] };
    this.stop = new AbortController();
    this.show({ run });
    await each(people, (person) => this.do(act, person, given), (person, problem) => {
      run.done += 1;
      problem ? run.failed.push({ person, why: told(problem), code: problem.code }) : run.well.push(person);
      this.requestUpdate();
    }, this.stop.signal);
    this.show({ run: { ...run, over: true } });
    this.list.load();
    await this.updateComplete;
    this.querySelector("#bulk-result")?.focus();
  }

  do(act, { user_id, tags }, given) {
    const call = (method, body) => session.asAdministrator(method, { user_id, ...body });
    const { place, bulk_role: role_id, bulk_key: key, bulk_value: value } = given;
    switch (act) {
      case "must_change":
        return call("user/set-required-actions", { required_actions: ["UPDATE_PASSWORD"] });
      case "enforce_otp":
        return call("user/update", { enforce_mfa_state: "ENABLED", enforce_mfa_type: "OTP" });
      case "enforce_email":
        return call("user/update", { enforce_mfa_state: "ENABLED", enforce_mfa_type: "EMAIL" });
      case "relax":
        return call("user/update", { enforce_mfa_state: "DISABLED" });
      case "invite":
        return call("user/resend-invitation");
      case "role":
        return call("role-binding/create", { role_id, ...(place === "*" ? { resource_group: "DOMAIN" } : { resource_group: "WORKSPACE", workspace_id: place }) });
      case "unrole":
        return this.takeRole(user_id, place);
      case "user_group":
        return session.call("user-group/add-users", { user_group_id: given.user_group_id, users: [user_id] }, { scope: "WORKSPACE", workspace: given.workspace_id });
      case "workspace_group":
        return session.asAdministrator("workspace-group/add-users", { workspace_group_id: given.workspace_group_id, users: [{ user_id, role_id }] });
      case "tag":
        return this.tag(user_id, (now) => ({ ...now, [key]: value }));
      case "untag":
        return this.tag(user_id, ({ [key]: _, ...others }) => others);
      default:
        return call("user/" + act);
    }
  }

  /** With the tags of now: those of the list may be old. */
  async tag(user_id, change) {
    const { tags = {} } = await session.asAdministrator("user/get", { user_id });
    return session.asAdministrator("user/update", { user_id, tags: change(tags) });
  }

  async takeRole(user_id, place) {
    const { results } = await session.asAdministrator("role-binding/list", { user_id });
    for (const { role_binding_id } of results.filter((each_) => each_.workspace_id === place && !each_.workspace_group_id)) {
      await session.asAdministrator("role-binding/delete", { role_binding_id });
    }
  }

  progress() {
    const { act, done, total, failed, over } = this.run;
    return html`<div class="stack" id="bulk-result" tabindex="-1" role="group" aria-label=${t("bulk.result")}>
      <div class="row"><progress max=${total} value=${done} aria-label=${t("bulk.do." + act)}></progress>
        <span role="status">${over ? t("bulk.over", { done: number(done - failed.length), failed: number(failed.length) }) : t("bulk.going", { done: number(done), total: number(total) })}</span>
        ${over ? nothing : html`<button type="button" @click=${() => this.stop.abort()}>${t("bulk.stop")}</button>`}</div>
      ${failed.length ? html`<ul class="items">${failed.slice(0, SHOWN).map(({ person, why }) => html`<li><strong>${person.name || person.user_id} <span class="muted small">${person.user_id}</span></strong><span>${why}</span></li>`)}</ul>
        ${failed.length > SHOWN ? html`<p class="muted small">${t("select.shown", { shown: number(SHOWN), total: number(failed.length) })}</p>` : nothing}` : nothing}
      ${over ? html`<div class="row">
        ${failed.length ? html`<button class="primary" @click=${() => this.attempt(() => this.start(failed.map(({ person }) => person), act, this.run.given))}>${t("bulk.again", { count: number(failed.length) })}</button>` : nothing}
        <button @click=${this.report}>${t("bulk.report")}</button></div>` : nothing}
    </div>`;
  }

  report() {
    const { act, well, failed } = this.run;
    saveAs(dated(act, "csv"), ["\uFEFF", line(["user_id", "outcome", "code", "reason"]),
      ...well.map(({ user_id }) => line([user_id, "DONE", "", ""])), ...failed.map(({ person, code, why }) => line([person.user_id, "FAILED", code, why]))], "text/csv");
  }
}
customElements.define("id-bulk", Bulk);
