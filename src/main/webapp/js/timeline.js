// An audit record as a sentence.
import { html, nothing } from "./lit.js";
import { maybe, moment, t } from "./words.js";

/** "User.update" in words, or as it is called. */
export function actionName(action) {
  return maybe("act." + action) ?? action;
}

export function act(record, reader) {
  const refused = record.outcome === "REFUSED";
  const by = record.actor_id && record.actor_id !== reader ? t("activity.by", { actor: record.actor_id }) : null;
  const about = record.target_id && record.target_id !== reader ? record.target_id : null;
  return html`<li class=${refused ? "refused" : nothing}>
    <div class="row"><strong>${actionName(record.action)}</strong>
      ${refused ? html`<span class="badge bad">${t("activity.refused")}</span>` : nothing}</div>
    <div class="muted small">${[moment(record.created_at), about, by, record.source && t("activity.from", { source: record.source }), record.reason].filter(Boolean).join(" · ")}</div>
  </li>`;
}
