// Tells a refusal so that the reader knows what to do next.
import { html, nothing } from "./lit.js";
import { duration, maybe, t } from "./words.js";

/** The rule out of "… (rule = at least 8 characters)". */
function rule(message) {
  return /\((?:rule|reason) = ([^)]*)\)/.exec(message)?.[1];
}

/** The field a refusal is about: "email" out of "… (key = email, …)". */
export function fieldOf(problem) {
  if (!problem) {
    return undefined;
  }
  const byCode = {
    ERROR_INCORRECT_PASSWORD_FORMAT: "new_password",
    ERROR_PASSWORD_NOT_CHANGED: "new_password",
    ERROR_PASSWORD_NOT_MATCHED: "current_password",
    ERROR_INCORRECT_EMAIL_FORMAT: "email",
    ERROR_INCORRECT_USER_ID_FORMAT: "user_id",
    ERROR_INVALID_VERIFY_CODE: "verify_code",
  };
  return byCode[problem.code] ?? /\(key = ([\w.]+)/.exec(problem.message)?.[1]?.split(".").pop();
}

/** The text of a refusal: what it is told by, ours where we know what to advise, otherwise the server's own. */
export function told(problem) {
  const { code, message, retryAfter } = problem;
  if (retryAfter > 0 && problem.status !== 503) {
    return t("error.wait", { time: duration(retryAfter) });
  }
  if (problem.isAway) {
    return t("error.away");
  }
  if (problem.told) {
    return problem.told;
  }
  const reason = rule(message);
  const known = reason && maybe("rule." + reason.replace(/\d+/g, "N"), { n: /\d+/.exec(reason)?.[0] });
  if (code === "ERROR_INCORRECT_PASSWORD_FORMAT" && reason) {
    return t("error.password_rule", { rule: known ?? reason });
  }
  const ours = maybe("error." + code);
  if (ours) {
    return ours;
  }
  if (problem.status === 403) {
    return t("error.denied");
  }
  if (problem.status === 404) {
    return t("error.gone");
  }
  if (problem.status === undefined) {
    return t("error.unexpected");
  }
  return t("error.refused", { message: message || code });
}

/** The box with a refusal; nothing without one, or when a field shows it already. */
export function problemBox(problem, shownByFields = []) {
  if (!problem || shownByFields.includes(fieldOf(problem))) {
    return nothing;
  }
  if (problem.status === undefined) {
    console.error(problem);
  }
  return html`<div class="alert bad" role="alert" tabindex="-1">${told(problem)}</div>`;
}

/** The text for one field, if the refusal is about it. */
export function problemOf(problem, name) {
  return problem && fieldOf(problem) === name ? told(problem) : undefined;
}
