// States as small coloured words; the word says it, the colour only helps.
import { html } from "../lit.js";
import { t } from "../words.js";

const KINDS = { ENABLED: "good", SENT: "good", SUCCESS: "good", PENDING: "warn", QUEUED: "warn", DISABLED: "bad", GIVEN_UP: "bad", REFUSED: "bad", FINISHED: "good", FAILED: "bad", SERVING: "good", LEAVING: "warn", LOST: "bad" };

export function state(value) {
  return value ? html`<span class="badge ${KINDS[value] ?? ""}">${t("state." + value)}</span>` : "";
}

export function yes(value) {
  return value ? t("common.yes") : t("common.no");
}
