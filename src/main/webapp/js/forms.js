// The parts forms are made of.
import { html, nothing } from "./lit.js";
import { problemOf } from "./problems.js";
import { t } from "./words.js";

/** A labelled input. Of a refusal (problem) it shows what concerns it. */
export function field({ name, id = name, label, hint, problem, value = "", type = "text", ...more }) {
  const error = problemOf(problem, name);
  return html`<div class="field">
    <label for=${id}>${label}${more.optional ? html` <span class="muted small">${t("form.optional")}</span>` : nothing}</label>
    <input
      id=${id}
      name=${name}
      type=${type}
      .value=${value ?? ""}
      ?required=${more.required ?? false}
      ?readonly=${more.readonly ?? false}
      autocomplete=${more.autocomplete ?? "off"}
      inputmode=${more.inputmode ?? nothing}
      maxlength=${more.maxlength ?? nothing}
      min=${more.min ?? nothing}
      max=${more.max ?? nothing}
      list=${more.list ?? nothing}
      placeholder=${more.placeholder ?? nothing}
      spellcheck="false"
      autocapitalize="none"
      aria-invalid=${error ? "true" : nothing}
      aria-describedby=${describedBy(id, hint, error)}
      @input=${more.input ?? nothing}
    />
    ${below(id, hint, error)}
  </div>`;
}

export function describedBy(name, hint, error) {
  return [hint && name + "-hint", error && name + "-error"].filter(Boolean).join(" ") || nothing;
}

export function below(name, hint, error) {
  return html`${hint ? html`<span class="hint" id="${name}-hint">${hint}</span>` : nothing}
  ${error ? html`<span class="error" id="${name}-error">${error}</span>` : nothing}`;
}

/** options: [[value, text], …]; with .unchosen nothing is chosen for the reader, and they have to. */
export function choice({ name, id = name, label, options, value, hint, change, problem, unchosen = false }) {
  const error = problemOf(problem, name);
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} name=${name} ?required=${unchosen} @change=${change ?? nothing} aria-invalid=${error ? "true" : nothing} aria-describedby=${describedBy(id, hint, error)}>
      ${unchosen ? html`<option value="">${t("form.choose")}</option>` : nothing}
      ${options.map(([key, text]) => html`<option value=${key} ?selected=${key === (value ?? "")}>${text}</option>`)}
    </select>
    ${below(id, hint, error)}
  </div>`;
}

export function check({ name, label, hint, checked = false, value = "on", change, type = "checkbox" }) {
  return html`<label class="check">
    <input type=${type} name=${name} value=${value} .checked=${checked} @change=${change ?? nothing} />
    <span>${label}${hint ? html`<small class="muted">${hint}</small>` : nothing}</span>
  </label>`;
}

/** Six digits. Blanks of a pasted code and full-width digits do no harm. With .spare a recovery code may come instead. */
export function codeField({ problem, label = t("code.label"), hint, spare = false } = {}) {
  return html`<div class="field">
    <label for="verify_code">${label}</label>
    <input
      id="verify_code"
      name="verify_code"
      class="code"
      inputmode="numeric"
      autocomplete="one-time-code"
      required
      spellcheck="false"
      aria-invalid=${problemOf(problem, "verify_code") ? "true" : nothing}
      aria-describedby=${describedBy("verify_code", hint, problemOf(problem, "verify_code"))}
      @input=${(event) => {
        const digits = (spare && spareOf(event.target.value)) || digitsOf(event.target.value);
        if (digits !== event.target.value) {
          event.target.value = digits;
        }
      }}
    />
    ${below("verify_code", hint, problemOf(problem, "verify_code"))}
  </div>`;
}

export function digitsOf(text) {
  return text.normalize("NFKC").replace(/\D/g, "").slice(0, 6);
}

/** A text with letters among sixteen characters at most is a recovery code, or becomes one. */
function spareOf(text) {
  const code = text.normalize("NFKC").toUpperCase();
  return /^[\s\dA-Z\p{Pd}]*$/u.test(code) && /[A-Z]/.test(code) ? code.slice(0, 40) : undefined;
}

/** A recovery code: letters, too, and as many as it takes. */
export function spareField({ problem, hint }) {
  return field({ name: "verify_code", label: t("recovery.code"), hint, problem, required: true, maxlength: 40 });
}

/** The button that sends a form. */
export function submit(label, { busy = false, wide = false, danger = false, disabled = false } = {}) {
  return html`<button class="primary ${wide ? "wide" : ""} ${danger ? "danger" : ""}" aria-busy=${busy ? "true" : nothing} ?disabled=${disabled}>
    ${label}
  </button>`;
}

/** What stands in a form, by name; text is trimmed unless it is a password. */
export function values(form) {
  return Object.fromEntries(
    [...new FormData(form)].map(([name, value]) => [name, name.includes("password") ? value : value.trim()]),
  );
}

let given = 0;

/** An id that no other element of the page has. */
export function ownId(name) {
  given += 1;
  return name + "-" + given;
}

/** Listens to a form: the action gets what stands in it. */
export function onSubmit(view, action) {
  return (event) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (form.reportValidity()) {
      view.attempt(() => action(values(form), form));
    }
  };
}

export function loading() {
  return html`<p class="spinner" role="status">${t("common.loading")}</p>`;
}
