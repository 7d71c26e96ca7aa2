// An audit record as a sentence.
import { html, nothing } from "./lit.js";
import { browser } from "./browser.js";
import { maybe, moment, t } from "./words.js";

/** What a change of the account is called by; the first that changed. */
const TELLING = ["password", "email", "mfa", "required_actions"];

/** "User.update" in words, or as it is called. */
export function actionName(action) {
  return maybe("act." + action) ?? action;
}

function title(record, changed) {
  const telling = record.action.endsWith(".update") && TELLING.find((field) => changed.includes(field));
  return telling ? t("act.changed." + telling) : actionName(record.action);
}

export function act(record, reader) {
  const refused = record.outcome === "REFUSED";
  const changed = Object.keys(record.details?.changes ?? {});
  const fields = changed.map((field) => maybe("field." + field)).filter(Boolean).join(", ");
  const by = record.actor_id && record.actor_id !== reader ? t("activity.by", { actor: record.actor_id }) : null;
  const about = record.target_id && record.target_id !== reader ? record.target_id : null;
  const what = !refused && fields && !record.action.endsWith(".create") && t("activity.changed", { fields });
  const times = record.times > 1 && t("activity.times", { n: record.times });
  const reason = record.reason && (maybe("reason." + record.reason) ?? record.reason);
  return html`<li class=${refused ? "refused" : nothing}>
    <div class="row"><strong>${title(record, changed)}</strong>
      ${refused ? html`<span class="badge bad">${t("activity.refused")}</span>` : nothing}</div>
    <div class="muted small">${[moment(record.created_at), what, about, by, record.source && t("activity.from", { source: record.source }), reason, times].filter(Boolean).join(" · ")}</div>
    ${details(record)}
  </li>`;
}

/** What was before and after, and where it came from; folded away. */
export function details({ details: told = {}, agent, request_id, target, target_id }) {
  const changes = Object.entries(told?.changes ?? {}).map(([field, { before, after, secret }]) =>
    t("act.change", { field: maybe("field." + field) ?? field, before: secret ? t("act.secret") : shown(before), after: secret ? t("act.secret") : shown(after) }));
  const more = [
    target && t("act.target", { target: [target, target_id, told?.name].filter(Boolean).join(" ") }),
    told?.explanation,
    agent && t("act.device", { agent: browser(agent) || agent }),
    request_id && t("act.request", { id: request_id }),
  ].filter(Boolean);
  return html`<details class="small"><summary>${t("act.more")}</summary>
    <ul>${changes.map((change) => html`<li>${change}</li>`)}</ul><p class="muted">${more.join(" · ")}</p></details>`;
}

function shown(value) {
  const text = value === null || value === undefined || value === "" ? "–" : typeof value === "string" ? value : JSON.stringify(value);
  return maybe("state." + text) ?? maybe("role_type." + text) ?? text;
}
