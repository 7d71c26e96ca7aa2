// Which page an address shows, and the navigation that leads there.
import { html } from "./lit.js";

const account = [
  page("account", "account.title", () => import("./account/overview.js"), () => html`<id-overview></id-overview>`),
  page("account/profile", "profile.title", () => import("./account/profile.js"), () => html`<id-profile></id-profile>`),
  page("account/password", "password.title", () => import("./account/password.js"), () => html`<id-change-password></id-change-password>`),
  page("account/mfa", "ways.title", () => import("./account/mfa.js"), () => html`<id-mfa></id-mfa>`),
  page("account/sessions", "sessions.title", () => import("./account/sessions.js"), () => html`<id-sessions></id-sessions>`),
  page("account/activity", "activity.title", () => import("./account/activity.js"), () => html`<id-activity></id-activity>`),
  page("account/workspaces", "mine.title", () => import("./account/workspaces.js"), () => html`<id-my-workspaces></id-my-workspaces>`),
];

const desk = [
  page("desk", "desk.title", () => import("./desk/overview.js"), () => html`<id-desk></id-desk>`),
  page("desk/users", "users.title", () => import("./desk/lists.js"), () => html`<id-users></id-users>`),
  page("desk/workspaces", "workspaces.title", () => import("./desk/lists.js"), () => html`<id-workspaces></id-workspaces>`),
  page("desk/groups", "groups.title", () => import("./desk/lists.js"), () => html`<id-groups></id-groups>`),
  page("desk/roles", "roles.title", () => import("./desk/lists.js"), () => html`<id-roles></id-roles>`),
  page("desk/apps", "apps.title", () => import("./desk/apps.js"), () => html`<id-apps></id-apps>`),
  page("desk/organization", "organization.title", () => import("./desk/organization.js"), () => html`<id-organization></id-organization>`),
  page("desk/directory", "directory.title", () => import("./desk/directory.js"), () => html`<id-directory></id-directory>`),
  page("desk/mails", "mails.title", () => import("./desk/lists.js"), () => html`<id-mails></id-mails>`),
  page("desk/audit", "audit.title", () => import("./desk/lists.js"), () => html`<id-audit></id-audit>`),
];

/** Of those who run the installation. */
const installation = [
  page("desk/domains", "domains.title", () => import("./desk/domains.js"), () => html`<id-domains></id-domains>`),
  desk.find(({ path }) => path === "desk/mails"),
];

/** Pages below another, found by its address: [first two parts, number of parts, …]. */
const below = [
  [/^desk\/users\/new$/, "desk/users", "users.new", () => import("./desk/newuser.js"), () => html`<id-new-user></id-new-user>`],
  [/^desk\/users\/import$/, "desk/users", "import.title", () => import("./desk/import.js"), () => html`<id-import></id-import>`],
  [/^desk\/users\/one$/, "desk/users", "user.title", () => import("./desk/user.js"), (path) => html`<id-user .userId=${path[3]}></id-user>`],
  [/^desk\/workspaces\/one$/, "desk/workspaces", "workspace.title", () => import("./desk/workspace.js"), (path) => html`<id-workspace .workspaceId=${path[3]}></id-workspace>`],
  [/^desk\/groups\/one$/, "desk/groups", "group.title", () => import("./desk/group.js"), (path) => html`<id-group .groupId=${path[3]}></id-group>`],
  [/^desk\/mails\/texts$/, "desk/mails", "mail_text.title", () => import("./desk/mailtexts.js"), () => html`<id-mail-texts></id-mail-texts>`],
  [/^desk\/domains\/one$/, "desk/domains", "domains.one", () => import("./desk/domains.js"), (path) => html`<id-domain .domainId=${path[3]}></id-domain>`],
  [/^desk\/roles\/one$/, "desk/roles", "role.title", () => import("./desk/role.js"), (path) => html`<id-role .roleId=${path[3]}></id-role>`],
];

function page(path, title, load, render, nav = path) {
  return { path, title, load, render, nav, section: path.split("/")[0] };
}

/** The areas of the signed-in user. */
export function sections(session) {
  const areas = [{ path: "account", title: "frame.account", pages: account }];
  if (session.isAdministrator && !session.isRoot) {
    areas.push({ path: "desk", title: "frame.desk", pages: desk });
  }
  if (session.isRoot) {
    areas.push({ path: "desk/domains", title: "frame.installation", pages: installation });
  }
  return areas;
}

/** The page of an address, if the user may see it. */
export function pageOf(parts, session) {
  const path = parts.join("/");
  const sub = below.find(([pattern]) => pattern.test(parts.slice(0, 3).join("/")));
  const found = sub ? page(path, sub[2], sub[3], sub[4], sub[1]) : [...account, ...desk, ...installation].find((each) => each.path === path);
  const allowed = found && sections(session).some(({ pages }) => pages.some((each) => each.path === found.nav));
  return allowed ? found : undefined;
}
