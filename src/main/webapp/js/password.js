// A password field that can be looked at, and an honest guess of how strong a new password is.
import { html, nothing, View } from "./lit.js";
import { below, describedBy } from "./forms.js";
import { problemOf } from "./problems.js";
import { t } from "./words.js";

const USUAL = /pass|word|qwert|asdf|1234|abcd|admin|letmein|welcome|iloveyou|dragon|monkey|summer|winter/gi;

/** From 0 (guessed at once) to 4 (out of reach): bits of what a guesser must try. */
export function strength(password, about = "") {
  if (!password) {
    return 0;
  }
  let rest = password.replace(USUAL, "!").replace(/(.)\1{2,}/g, "$1$1");
  for (const part of about.toLowerCase().split(/[@._\s-]+/).filter((word) => word.length > 2)) {
    rest = rest.replaceAll(new RegExp(part.replace(/[^\p{L}\p{N}]/gu, "."), "gi"), "!");
  }
  const kinds = [[/[a-z]/, 26], [/[A-Z]/, 26], [/[0-9]/, 10], [/[ -/:-@[-`{-~]/, 33], [/[^ -~]/, 200]];
  const alphabet = kinds.reduce((sum, [kind, size]) => sum + (kind.test(rest) ? size : 0), 0);
  const bits = rest.length * Math.log2(Math.max(alphabet, 2)) * (new Set(rest).size / rest.length) ** 0.5;
  return [30, 45, 60, 80].filter((limit) => bits >= limit).length;
}

/** <id-password .label .name .hint .problem>; with .fresh it shows the strength, .about whose it is. */
class PasswordField extends View {
  static properties = { label: {}, name: {}, hint: {}, problem: {}, about: {}, fresh: {} };
  visible = false;
  typed = "";

  render() {
    const error = problemOf(this.problem, this.name);
    return html`<div class="field">
      <label for=${this.name}>${this.label}</label>
      <div class="joined">
        <input
          id=${this.name}
          name=${this.name}
          type=${this.visible ? "text" : "password"}
          autocomplete=${this.fresh ? "new-password" : "current-password"}
          required
          spellcheck="false"
          autocapitalize="none"
          aria-invalid=${error ? "true" : nothing}
          aria-describedby=${describedBy(this.name, this.hint, error)}
          @input=${(event) => this.fresh && this.show({ typed: event.target.value })}
        />
        <button type="button" aria-pressed=${this.visible} aria-label=${t("password.show_this", { field: this.label })}
          @click=${() => this.show({ visible: !this.visible })}>
          ${this.visible ? t("password.hide") : t("password.show")}
        </button>
      </div>
      ${below(this.name, this.hint, error)} ${this.fresh ? this.meter() : nothing}
    </div>`;
  }

  meter() {
    const level = strength(this.typed, this.about ?? "");
    return html`<div class="strength" role="status">
      <meter min="0" max="4" low="2" high="3" optimum="4" value=${this.typed ? Math.max(level, 0.3) : 0} aria-label=${t("password.strength")}></meter>
      <span>${this.typed ? t("password.strength." + level) : t("password.strength.none")}</span>
    </div>`;
  }
}
customElements.define("id-password", PasswordField);
