// What the organisation's mails say, by kind and language.
import { html, nothing, View } from "../lit.js";
import { below, choice, describedBy, field, loading, onSubmit, submit, values } from "../forms.js";
import { problemBox, problemOf } from "../problems.js";
import { announce, confirm } from "../dialog.js";
import { session } from "../session.js";
import { language, LANGUAGES, t } from "../words.js";
import { KINDS } from "./lists.js";

class MailTexts extends View {
  kind = "INVITATION_LINK";
  language = language();

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  call(verb, words = {}) {
    return session.asAdministrator("mail-text/" + verb, { kind: this.kind, language: this.language, ...words });
  }

  load() {
    const asked = this.kind + this.language;
    this.show({ text: null, letter: null });
    return this.fetch(async () => {
      const [text, chosen] = await Promise.all([this.call("get"), session.asAdministrator("mail-text/list")]);
      if (asked === this.kind + this.language) {
        this.show({ text, chosen: chosen.results });
        await this.preview(text);
      }
    });
  }

  choose({ target: { name, value } }) {
    if (name === "kind" || name === "language") {
      this.show({ [name]: value });
      this.load();
    }
  }

  render() {
    const own = new Set((this.chosen ?? []).filter((each) => each.language === this.language).map(({ kind }) => kind));
    return html`<div class="stack narrow">
      <h1 tabindex="-1">${t("mail_text.title")}</h1><p class="muted">${t("mail_text.lead")}</p>
      <div class="columns" @change=${this.choose}>
        ${choice({ name: "kind", label: t("mails.kind"), value: this.kind, options: KINDS.map((each) => [each, t("mail_kind." + each) + (own.has(each) ? " *" : "")]), hint: own.size ? t("mail_text.starred") : "" })}
        ${choice({ name: "language", id: "mail-language", label: t("profile.language"), value: this.language, options: Object.entries(LANGUAGES) })}
      </div>
      ${this.text ? this.form(this.text) : this.problem ? problemBox(this.problem) : loading()}
    </div>`;
  }

  form({ subject, lead, own, names }) {
    const error = problemOf(this.problem, "lead");
    return html`<form class="card stack" aria-label=${t("mail_text.title")} @change=${({ currentTarget }) => this.preview(values(currentTarget))} @submit=${onSubmit(this, (given) => this.save(given))}>
      ${problemBox(this.problem, ["subject", "lead"])}
      ${field({ name: "subject", label: t("mail_text.subject"), value: subject, required: true, maxlength: 200, problem: this.problem })}
      <div class="field"><label for="lead">${t("mail_text.text")}</label>
        <textarea id="lead" name="lead" rows="5" required maxlength="2000" aria-invalid=${error ? "true" : nothing} aria-describedby=${describedBy("lead", true, error)} .value=${lead}></textarea>
        ${below("lead", t("mail_text.names", { names: names.map((name) => `{{${name}}}`).join(" ") }), error)}</div>
      <div class="row">${submit(t("common.save"), { busy: this.busy })}
        <button type="button" @click=${this.test}>${t("mail_text.test")}</button>
        ${own ? html`<button type="button" class="danger" @click=${this.reset}>${t("mail_text.reset")}</button>` : nothing}</div>
    </form>
    ${this.letter ? html`<section class="card stack" aria-labelledby="preview"><h2 id="preview">${t("mail_text.preview")}</h2>
      <strong>${this.letter.subject}</strong><pre class="letter">${this.letter.text}</pre></section>` : nothing}`;
  }

  /** What cannot be written is told when it is saved. */
  async preview({ subject, lead }) {
    const letter = await this.call("preview", { subject, lead }).catch(() => null);
    this.show({ letter });
  }

  async save({ subject, lead }) {
    this.know(await this.call("set", { subject, lead }));
    announce(t("common.saved"));
  }

  test() {
    return this.attempt(async () => {
      if (!session.profile.email) {
        announce(t("mails.no_address"));
        return;
      }
      const { recipient } = await session.asAdministrator("mail/send-test", { kind: this.kind, language: this.language });
      announce(t("mails.test_sent", { to: recipient }));
    });
  }

  async reset() {
    if (await confirm({ title: t("mail_text.reset"), text: t("mail_kind." + this.kind), action: t("mail_text.reset"), danger: true })) {
      await this.attempt(async () => this.know(await this.call("reset")));
    }
  }

  /** The words as they are now. */
  know(text) {
    const others = this.chosen.filter((each) => each.kind !== text.kind || each.language !== text.language);
    this.show({ text, chosen: text.own ? [...others, text] : others });
    return this.preview(text);
  }
}
customElements.define("id-mail-texts", MailTexts);
