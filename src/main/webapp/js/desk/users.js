// All users of the organisation.
import { html, View } from "../lit.js";
import { state } from "./badges.js";
import { link } from "../router.js";
import { day, moment, t } from "../words.js";
import "./list.js";

export const STATES = ["ENABLED", "PENDING", "DISABLED"];

class Users extends View {
  render() {
    const options = (values, prefix) => values.map((value) => [value, t(prefix + value)]);
    const config = {
      name: "users",
      method: "user/list",
      caption: t("users.title"),
      sort: "name",
      fields: ["user_id", "name", "state", "email", "email_verified", "auth_type", "role_type", "mfa", "last_accessed_at", "created_at", "timezone", "language"],
      columns: [
        { key: "name", label: t("profile.name"), cell: (user) => html`<a href=${link("desk", "users", "one", user.user_id)}>${user.name || user.user_id}</a>` },
        { key: "user_id", label: t("signin.user_id") },
        { key: "state", label: t("users.state"), cell: (user) => state(user.state) },
        { key: "role_type", label: t("overview.role"), cell: (user) => t("role_type." + user.role_type) },
        { key: "mfa.state", label: t("mfa.title"), cell: (user) => (user.mfa?.state === "ENABLED" ? t("mfa.on") : t("mfa.off")) },
        { key: "last_accessed_at", label: t("overview.last"), cell: (user) => moment(user.last_accessed_at) || t("users.never") },
        { key: "email", label: t("profile.email"), hidden: true },
        { key: "auth_type", label: t("users.auth_type"), hidden: true, cell: (user) => t("auth_type." + user.auth_type) },
        { key: "created_at", label: t("users.created"), hidden: true, cell: (user) => day(user.created_at) },
        { key: "timezone", label: t("profile.timezone"), hidden: true },
      ],
      filters: [
        { key: "state", label: t("users.state"), options: options(STATES, "state.") },
        { key: "role_type", label: t("overview.role"), options: options(["DOMAIN_ADMIN", "USER"], "role_type.") },
        { key: "auth_type", label: t("users.auth_type"), options: options(["LOCAL", "EXTERNAL"], "auth_type.") },
        { key: "mfa", field: "mfa.state", label: t("mfa.title"), options: [["ENABLED", t("mfa.on")], ["DISABLED", t("mfa.off")]] },
      ],
    };
    return html`<div class="stack">
      <div class="row spread"><h1 tabindex="-1">${t("users.title")}</h1>
        <a class="button primary" href="#/desk/users/new">${t("users.new")}</a></div>
      <id-list .config=${config}></id-list>
    </div>`;
  }
}
customElements.define("id-users", Users);
