// Who did what in the organisation.
import { html, View } from "../lit.js";
import { actionName } from "../timeline.js";
import { moment, t } from "../words.js";
import { state } from "./badges.js";
import "./list.js";

class AuditTrail extends View {
  render() {
    const config = {
      name: "audit",
      method: "audit-record/list",
      caption: t("audit.title"),
      sort: "-created_at",
      columns: [
        { key: "created_at", label: t("audit.when"), cell: (record) => moment(record.created_at) },
        { key: "action", label: t("audit.what"), cell: (record) => actionName(record.action) },
        { key: "actor_id", label: t("audit.who"), cell: (record) => record.actor_id || "–" },
        { key: "target_id", label: t("audit.whom") },
        { key: "outcome", label: t("audit.outcome"), cell: (record) => html`${state(record.outcome)}<span class="small"> ${record.reason ?? ""}</span>` },
        { key: "source", label: t("audit.from"), hidden: true },
      ],
      filters: [
        { key: "outcome", label: t("audit.outcome"), options: ["SUCCESS", "REFUSED"].map((each) => [each, t("state." + each)]) },
        { key: "action", label: t("audit.what"), options: ["Token.issue", "User.create", "User.update", "User.delete", "RoleBinding.create"].map((each) => [each, actionName(each)]) },
      ],
    };
    return html`<div class="stack"><h1 tabindex="-1">${t("audit.title")}</h1><id-list .config=${config}></id-list></div>`;
  }
}
customElements.define("id-audit", AuditTrail);
