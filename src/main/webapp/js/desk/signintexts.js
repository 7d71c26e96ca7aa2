// What the sign-in page of an organisation says below its form, by language.
import { html, nothing, View } from "../lit.js";
import { below, onSubmit, submit } from "../forms.js";
import { fieldOf, problemBox, told } from "../problems.js";
import { announce } from "../dialog.js";
import { saveChanges } from "../save.js";
import { LANGUAGES, t } from "../words.js";

/** <id-sign-in-texts .shown .call>: as <id-look>. */
class SignInTexts extends View {
  static properties = { shown: {}, call: {} };

  render() {
    return html`<form class="card stack" aria-label=${t("sign_in_text.title")} @submit=${onSubmit(this, (given) => this.save(given))}>
      <h2>${t("sign_in_text.title")}</h2><p class="muted" id="text-hint">${t("sign_in_text.lead")}</p>
      ${problemBox(this.problem, Object.keys(LANGUAGES))}
      ${Object.entries(LANGUAGES).map(([tag, language]) => this.text(tag, language))}
      <div>${submit(t("sign_in_text.save"), { busy: this.busy })}</div>
    </form>`;
  }

  text(tag, language) {
    const id = "text-" + tag;
    const error = fieldOf(this.problem) === tag ? told(this.problem) : undefined;
    return html`<div class="field"><label for=${id}>${t("sign_in_text.in", { language })}</label>
      <textarea id=${id} name=${tag} lang=${tag} rows="3" maxlength="500" aria-invalid=${error ? "true" : nothing} aria-describedby=${error ? `text-hint ${id}-error` : "text-hint"} .value=${this.shown.sign_in_texts?.[tag] ?? ""}></textarea>
      ${below(id, "", error)}</div>`;
  }

  async save(given) {
    const sign_in_texts = Object.fromEntries(Object.entries(given).filter(([, text]) => text));
    const saved = await saveChanges({ shown: { sign_in_texts: {}, ...this.shown }, given: { sign_in_texts }, fetch: () => this.call("get"), send: (body) => this.call("update", body), maps: ["sign_in_texts"] });
    if (saved) {
      this.dispatchEvent(new CustomEvent("known", { detail: saved }));
      announce(t("common.saved"));
    }
  }
}
customElements.define("id-sign-in-texts", SignInTexts);
