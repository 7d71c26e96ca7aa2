// The lists of the administrator's desk, each with what can be done from it.
import { html, nothing, View } from "../lit.js";
import { announce } from "../dialog.js";
import { problemBox } from "../problems.js";
import { go, link } from "../router.js";
import { session } from "../session.js";
import { actionName, details } from "../timeline.js";
import { ago, day, LANGUAGES, maybe, moment, t } from "../words.js";
import { state, yes } from "./badges.js";
import { learn, named } from "./known.js";
import "./bulk.js";
import { conditions } from "./columnfilters.js";
import "./follow.js";
import "./list.js";
import { addAll, demand, idsIn } from "./members.js";
import "./picker.js";
import "./named.js";

// All users of the organisation.

export const STATES = ["ENABLED", "PENDING", "DISABLED"];

/** Asked to choose a password, and never came. */
export const INVITED = [
  { k: "required_actions", v: "UPDATE_PASSWORD", o: "eq" },
  { k: "last_accessed_at", v: null, o: "eq" },
  { k: "auth_type", v: "LOCAL", o: "eq" },
  { k: "state", v: "DISABLED", o: "not" },
  { k: "email", v: "", o: "not" },
];

class Users extends View {
  render() {
    const options = (values, prefix) => values.map((value) => [value, t(prefix + value)]);
    const config = {
      name: "users",
      method: "user/list",
      caption: t("users.title"),
      sort: "name",
      key: "user_id",
      tags: true,
      people: true,
      chosen: (list) => html`<id-bulk .list=${list}></id-bulk>`,
      fields: ["user_id", "name", "state", "email", "email_verified", "auth_type", "role_type", "mfa", "last_accessed_at", "required_actions", "created_at", "timezone", "language", "tags"],
      columns: [
        { key: "name", label: t("profile.name"), by: "text", cell: (user) => html`<a href=${link("desk", "users", "one", user.user_id)}>${user.name || user.user_id}</a>` },
        { key: "user_id", label: t("signin.user_id"), by: "text", cell: ({ user_id }) => user_id.split(/(?=@)/).map((part) => html`<wbr>${part}`) },
        { key: "state", label: t("users.state"), by: options(STATES, "state."), cell: (user) => state(user.state) },
        { key: "role_type", label: t("overview.role"), cell: (user) => t("role_type." + user.role_type) },
        { key: "mfa.state", label: t("mfa.title"), cell: (user) => (user.mfa?.state === "ENABLED" ? t("mfa.on") : t("mfa.off")) },
        { key: "last_accessed_at", label: t("overview.last"), by: "date", cell: (user) => (user.last_accessed_at ? html`<time title=${moment(user.last_accessed_at)}>${ago(user.last_accessed_at)}</time>` : t("users.never")) },
        { key: "email", label: t("profile.email"), by: "text", hidden: true },
        { key: "auth_type", label: t("users.auth_type"), hidden: true, cell: (user) => t("auth_type." + user.auth_type) },
        { key: "created_at", label: t("users.created"), by: "date", hidden: true, cell: (user) => day(user.created_at) },
        { key: "language", label: t("profile.language"), by: Object.entries(LANGUAGES), hidden: true },
        { key: "timezone", label: t("profile.timezone"), by: "text", hidden: true },
        { key: "tags", label: t("tags.title"), hidden: true, sort: false, cell: (user) => Object.entries(user.tags ?? {}).map(([key, value]) => html`<span class="badge">${key}=${typeof value === "string" ? value : JSON.stringify(value)}</span> `) },
      ],
      filters: [
        { key: "state", label: t("users.state"), options: options(STATES, "state.") },
        { key: "role_type", label: t("overview.role"), options: options(["DOMAIN_ADMIN", "USER"], "role_type.") },
        { key: "auth_type", label: t("users.auth_type"), options: options(["LOCAL", "EXTERNAL"], "auth_type.") },
        { key: "invited", label: t("users.invited"), options: [["open", t("users.invited.open")]], means: () => INVITED },
        { key: "mfa", field: "mfa.state", label: t("mfa.title"), options: [["ENABLED", t("mfa.on")], ["DISABLED", t("mfa.off")]],
          // Who never had one has no state of it.
          means: (value) => [{ k: "mfa.state", v: "ENABLED", o: value === "ENABLED" ? "eq" : "not" }] },
      ],
    };
    return html`<div class="stack">
      <div class="row spread"><h1 tabindex="-1">${t("users.title")}</h1>
        <div class="row"><a class="button" href="#/desk/users/import">${t("import.link")}</a>
          <a class="button primary" href="#/desk/users/new">${t("users.new")}</a></div></div>
      <id-list .config=${config}></id-list>
    </div>`;
  }
}
customElements.define("id-users", Users);

// All workspaces of the organisation.

class Workspaces extends View {
  render() {
    const config = {
      name: "workspaces",
      method: "workspace/list",
      caption: t("workspaces.title"),
      sort: "name",
      columns: [
        { key: "name", label: t("profile.name"), by: "text", cell: (row) => html`<a href=${link("desk", "workspaces", "one", row.workspace_id)}>${row.name}</a>` },
        { key: "workspace_id", label: t("common.id"), by: "text", cell: (row) => html`<span class="mono small">${row.workspace_id}</span>` },
        { key: "state", label: t("users.state"), cell: (row) => state(row.state) },
        { key: "user_count", label: t("workspaces.users"), by: "number", cell: (row) => String(row.user_count ?? 0) },
        { key: "created_at", label: t("users.created"), by: "date", cell: (row) => day(row.created_at) },
        { key: "created_by", label: t("workspaces.by"), by: "text", hidden: true },
      ],
      filters: [{ key: "state", label: t("users.state"), options: ["ENABLED", "DISABLED"].map((each) => [each, t("state." + each)]) }],
    };
    return html`<div class="stack"><h1 tabindex="-1">${t("workspaces.title")}</h1>
      <id-named .label=${t("workspaces.new")} .action=${t("workspaces.create")} .more=${html`
        <id-user-picker .name=${"owners"} .label=${t("workspaces.owners")} .optional=${true}></id-user-picker>
        <id-user-picker .name=${"members"} .label=${t("workspaces.members")} .optional=${true}></id-user-picker>`} .create=${async (name, given) => {
        const [owners, members] = [idsIn(given.owners), idsIn(given.members)];
        await demand([...owners, ...members]);
        const { workspace_id } = await session.asAdministrator("workspace/create", { name });
        const failed = await addAll(workspace_id, [...owners.map((id) => [id, "managed-workspace-owner"]), ...members.map((id) => [id, "managed-workspace-member"])]);
        announce([t("common.created", { name }), ...failed].join(" · "), { onward: true });
        go("desk", "workspaces", "one", workspace_id);
      }}></id-named>
      <id-list .config=${config}></id-list></div>`;
  }
}
customElements.define("id-workspaces", Workspaces);

// Workspace groups: a set of users that has a role in a set of workspaces.

class Groups extends View {
  render() {
    const config = {
      name: "groups",
      method: "workspace-group/list",
      caption: t("groups.title"),
      sort: "name",
      columns: [
        { key: "name", label: t("profile.name"), by: "text", cell: (row) => html`<a href=${link("desk", "groups", "one", row.workspace_group_id)}>${row.name}</a>` },
        { key: "workspace_group_id", label: t("common.id"), by: "text", cell: (row) => html`<span class="mono small">${row.workspace_group_id}</span>` },
        { key: "workspace_count", label: t("workspaces.title"), sort: false, cell: (row) => String(row.workspace_count ?? 0) },
        { key: "users", label: t("workspaces.users"), sort: false, cell: (row) => String(row.users?.length ?? 0) },
        { key: "created_at", label: t("users.created"), by: "date", cell: (row) => day(row.created_at) },
      ],
    };
    return html`<div class="stack"><h1 tabindex="-1">${t("groups.title")}</h1>
      <p class="muted">${t("groups.lead")}</p>
      <id-named .label=${t("groups.new")} .action=${t("groups.create")} .create=${async (name) => {
        const { workspace_group_id } = await session.asAdministrator("workspace-group/create", { name });
        announce(t("common.created", { name }), { onward: true });
        go("desk", "groups", "one", workspace_group_id);
      }}></id-named>
      <id-list .config=${config}></id-list></div>`;
  }
}
customElements.define("id-groups", Groups);

// Roles: what somebody may do who has them.

export const TYPES = ["DOMAIN_ADMIN", "WORKSPACE_OWNER", "WORKSPACE_MEMBER"];

class Roles extends View {
  render() {
    const types = TYPES.map((each) => [each, t("role_type." + each)]);
    const config = {
      name: "roles",
      method: "role/list",
      caption: t("roles.title"),
      sort: "name",
      columns: [
        { key: "name", label: t("profile.name"), by: "text", cell: (row) => html`<a href=${link("desk", "roles", "one", row.role_id)}>${row.name}</a>` },
        { key: "role_id", label: t("common.id"), by: "text", cell: (row) => html`<span class="mono small">${row.role_id}</span>` },
        { key: "role_type", label: t("roles.type"), cell: (row) => t("role_type." + row.role_type) },
        { key: "state", label: t("users.state"), cell: (row) => state(row.state) },
        { key: "is_managed", label: t("roles.managed"), by: ["true", "false"].map((each) => [each, yes(each === "true")]), cell: (row) => yes(row.is_managed) },
        { key: "created_at", label: t("users.created"), by: "date", hidden: true, cell: (row) => day(row.created_at) },
      ],
      filters: [{ key: "role_type", label: t("roles.type"), options: types }],
    };
    return html`<div class="stack"><div class="row spread"><h1 tabindex="-1">${t("roles.title")}</h1>
        <a class="button primary" href="#/desk/roles/one/new">${t("roles.new")}</a></div>
      <id-list .config=${config}></id-list></div>`;
  }
}
customElements.define("id-roles", Roles);

// The mails of the organisation and what became of them.

export const KINDS = ["RESET_LINK", "INVITATION_LINK", "RESET_PASSWORD", "INVITATION_PASSWORD", "SSO_INVITATION", "EMAIL_CODE", "MFA_CODE",
  "SIGN_IN_CODE", "PASSWORD_CHANGED", "EMAIL_CHANGED", "MFA_CHANGED", "EMAIL_CHANGED_UNDO", "MFA_CHANGED_UNDO", "PASSKEY_CHANGED", "PASSKEY_CHANGED_UNDO", "FACTOR_CHANGED", "FACTOR_CHANGED_UNDO", "FACTOR_REMINDER", "NEW_DEVICE", "NEW_DEVICE_UNDO",
  "SECOND_FACTOR_GUESSED",
  "RECOVERY_CODES", "RECOVERY_CODES_UNDO", "BYPASS_CODE", "APP_EXPIRES", "SSO_HINT", "TEST"];

/** What did not arrive, of the last week. */
export const STUCK = [
  { k: "state", v: ["QUEUED", "GIVEN_UP"], o: "in" },
  { k: "created_at", v: "now - 7d", o: "timediff_gte" },
];

class Mails extends View {
  render() {
    const config = {
      name: "mails",
      method: "mail/list",
      caption: t("mails.title"),
      sort: "-created_at",
      columns: [
        { key: "kind", label: t("mails.kind"), cell: (mail) => t("mail_kind." + mail.kind) },
        { key: "recipient", label: t("mails.to"), by: "text" },
        { key: "state", label: t("users.state"), cell: (mail) => html`${state(mail.state)}${mail.reason ? html`<div class="small">${mail.reason}</div>` : nothing}` },
        { key: "created_at", label: t("users.created"), by: "date", cell: (mail) => moment(mail.created_at) },
        { key: "sent_at", label: t("mails.sent"), by: "date", cell: (mail) => moment(mail.sent_at) },
        { key: "next_attempt_at", label: t("mails.next"), by: "date", hidden: true, cell: (mail) => (mail.state === "QUEUED" ? moment(mail.next_attempt_at) : "") },
        { key: "attempts", label: t("mails.attempts"), by: "number", hidden: true, cell: (mail) => String(mail.attempts) },
        { key: "user_id", label: t("signin.user_id"), by: "text", hidden: true },
        { key: "actions", label: t("user.actions"), sort: false, cell: (mail) => html`<button aria-label=${t("mails.resend_this", { to: mail.recipient })} @click=${() => this.resend(mail)}>${t("mails.resend")}</button>` },
      ],
      filters: [
        { key: "state", label: t("users.state"), options: ["QUEUED", "SENT", "GIVEN_UP"].map((each) => [each, t("state." + each)]) },
        { key: "stuck", label: t("mails.open"), options: [["week", t("common.yes")]], means: () => STUCK },
        { key: "kind", label: t("mails.kind"), options: KINDS.map((each) => [each, t("mail_kind." + each)]) },
      ],
    };
    return html`<div class="stack"><div class="row spread"><h1 tabindex="-1">${t("mails.title")}</h1>
        <div class="row">${session.isRoot ? nothing : html`<a class="button" href="#/desk/mails/texts">${t("mail_text.title")}</a>`}
        <button class="primary" aria-busy=${this.busy ? "true" : nothing} @click=${this.test}>${t("mails.test")}</button></div></div>
      <p class="muted">${t("mails.lead")}</p>
      ${problemBox(this.problem)}
      ${this.problem?.code === "ERROR_MAIL_IS_OVER" ? html`<div class="row"><button @click=${this.renew}>${t("mails.renew_this", { to: this.over.recipient })}</button></div>` : nothing}
      <id-list .config=${config}></id-list></div>`;
  }

  test() {
    return this.attempt(async () => {
      if (!session.profile.email) {
        announce(t("mails.no_address"));
        return;
      }
      const { recipient } = await session.asAdministrator("mail/send-test", {});
      announce(t("mails.test_sent", { to: recipient }));
      this.querySelector("id-list").load();
    });
  }

  resend(mail) {
    this.over = mail;
    return this.put("mail/resend", "mails.resent");
  }

  /** What was in it is dead: a new link or code goes out in its place. */
  renew() {
    return this.put("mail/renew", "mails.renewed");
  }

  put(method, told) {
    return this.attempt(async () => {
      const { recipient } = await session.asAdministrator(method, { mail_id: this.over.mail_id });
      announce(t(told, { to: recipient }));
      this.querySelector("id-list").load();
    });
  }
}
customElements.define("id-mails", Mails);

// Who did what in the organisation.

/** Acts that are asked for together. */
export const GROUPS = {
  roles: ["RoleBinding.create", "RoleBinding.update_role", "RoleBinding.delete", "WorkspaceGroup.add_users", "WorkspaceGroup.remove_users", "WorkspaceGroup.update_role",
    "WorkspaceGroupUser.add", "WorkspaceGroupUser.remove", "WorkspaceGroupUser.update_role"],
  people: ["User.create", "User.import", "WorkspaceUser.create", "User.enable", "User.disable", "User.delete"],
  factors: ["User.disable_mfa", "User.issue_bypass_code", "User.remove_passkey"],
  apps: ["App.create", "App.generate_client_secret", "App.end_previous_secret", "App.enable", "App.disable", "App.delete"],
};

/** Of the last days. */
export function within(days) {
  return [{ k: "created_at", v: `now - ${days}d`, o: "timediff_gte" }];
}

class AuditTrail extends View {
  actions = ["Token.issue", "User.create", "User.update", "User.delete", "RoleBinding.create"];

  connectedCallback() {
    super.connectedCallback();
    this.fetch(async () => {
      const { results } = await session.asAdministrator("audit-record/stat", { query: { distinct: "action" } });
      this.show({ actions: [...new Set([...this.actions, ...results])].sort((a, b) => actionName(a).localeCompare(actionName(b))) });
    });
  }

  render() {
    const person = (id, kind) => (id && (kind === "USER" || kind === "User") ? html`<a href=${link("desk", "users", "one", id)} title=${id}>${named(id)}</a>` : id || "–");
    const about = ({ target, target_id, details: told }) => (target === "RoleBinding" && told?.user_id ? person(told.user_id, "User") : person(target_id, target));
    const config = {
      name: "audit",
      method: "audit-record/list",
      caption: t("audit.title"),
      sort: "-created_at",
      follow: "created_at",
      key: "id",
      loaded: (records) => learn({
        user_id: records.flatMap((each) => [each.actor_type === "USER" && each.actor_id, each.target === "User" && each.target_id, each.details?.user_id]),
        role_id: records.map((each) => each.details?.role_id),
        workspace_id: records.map((each) => each.details?.workspace_id),
      }),
      fields: ["id", "created_at", "actor_type", "actor_id", "action", "target", "target_id", "outcome", "reason", "times", "source", "agent", "request_id", "details"],
      columns: [
        { key: "created_at", label: t("audit.when"), cell: (record) => moment(record.created_at) },
        { key: "action", label: t("audit.what"), cell: (record) => html`${actionName(record.action)}${role(record)}${details(record)}` },
        { key: "actor_id", label: t("audit.who"), by: "text", cell: (record) => person(record.actor_id, record.actor_type) },
        { key: "target_id", label: t("audit.whom"), by: "text", cell: about },
        { key: "outcome", label: t("audit.outcome"), cell: (record) => html`${state(record.outcome)}<span class="small"> ${record.reason ? (maybe("reason." + record.reason) ?? record.reason) : ""}</span>` },
        { key: "source", label: t("audit.from"), by: "text", hidden: true },
      ],
      filters: [
        { key: "outcome", label: t("audit.outcome"), options: ["SUCCESS", "REFUSED"].map((each) => [each, t("state." + each)]) },
        { key: "action", label: t("audit.what"), options: [...Object.keys(GROUPS).map((each) => [each, t("acts." + each)]), ...this.actions.map((each) => [each, actionName(each)])],
          means: (value) => [{ k: "action", v: GROUPS[value] ?? [value], o: "in" }] },
        { key: "days", label: t("audit.days"), options: [1, 7, 30].map((n) => [String(n), t("audit.days." + n)]), means: within },
        { key: "since", label: t("audit.since"), type: "date", means: (day_) => conditions("created_at", "since", day_) },
        { key: "until", label: t("audit.until"), type: "date", means: (day_) => conditions("created_at", "until", day_) },
        { key: "reason", label: t("audit.why"), options: REASONS.map((each) => [each, t("reason." + each)]) },
      ],
    };
    return html`<div class="stack"><h1 tabindex="-1">${t("audit.title")}</h1>${problemBox(this.problem)}<id-list .config=${config}></id-list></div>`;
  }
}
customElements.define("id-audit", AuditTrail);

/** Which role, and where. */
function role({ target, details: { role_id, workspace_id } = {} }) {
  return target === "RoleBinding" && role_id ? html`<div><strong>${named(role_id)}</strong> <span class="muted small">${workspace_id === "*" ? t("bindings.everywhere") : named(workspace_id)}</span></div>` : nothing;
}

const REASONS = ["ERROR_AUTHENTICATE_FAILURE", "ERROR_LOGIN_BLOCKED", "ERROR_INVALID_VERIFY_CODE", "ERROR_PERMISSION_DENIED"];
