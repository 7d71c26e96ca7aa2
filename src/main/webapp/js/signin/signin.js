// Signing in: the user id and the password, then what else the server asks for.
import { html, nothing, View } from "../lit.js";
import { partMissing, post, Refusal } from "../api.js";
import { check, codeField, field, loading, onSubmit, spareField, submit } from "../forms.js";
import { problemBox } from "../problems.js";
import { displayName, findDomain, lookOf, named } from "../domain.js";
import { face, look, wear } from "../look.js";
import { masked } from "../code.js";
import { answerOfProvider, directories, goToProvider, nameOf, providers, wayOut } from "./provider.js";
import { session } from "../session.js";
import { language, t } from "../words.js";
import "../password.js";

const OFFER_FOR = 4 * 60 * 1000;

/** Loaded beside the page, which does without. */
const keys = () => import("../passkeys.js");

/** <id-sign-in .notice .wayOut .arriving>: whoever is arriving has just said who they are. Fires "signed-in" when there is a session. */
class SignIn extends View {
  static properties = { notice: {}, wayOut: {}, arriving: {} };
  step = "start";
  domain = null;
  external = false;
  others = [];

  connectedCallback() {
    super.connectedCallback();
    this.begin();
  }

  recover() {
    if (this.step === "start") {
      this.begin();
    } else {
      super.recover();
    }
  }

  async begin() {
    const answer = this.arriving?.pop() ?? answerOfProvider();
    await this.attempt(async () => {
      const domain = await findDomain(answer?.domain_id);
      this.goTo(domain);
      if (answer?.credentials) {
        await this.issue(answer.credentials, { auth_type: answer.auth_type ?? "EXTERNAL" });
      } else if (answer) {
        this.show({ notice: "signin.provider_refused" });
      }
    });
  }

  goTo(domain) {
    wear(lookOf(domain));
    this.show({ domain, step: domain ? "password" : "domain", external: directories(domain) !== "" });
  }

  render() {
    const step = { start: this.start, domain: this.askDomain, password: this.askPassword, code: this.askCode, passkey: this.askPasskey, spare: this.askSpare, enrol: this.enrol };
    return step[this.step].call(this);
  }

  start() {
    return html`<div class="center"><h1 class="hidden" tabindex="-1">${t("signin.title")}</h1>
      ${this.problem ? html`<div class="stack">${problemBox(this.problem)}
        <button @click=${this.begin}>${t("common.again")}</button></div>` : loading()}</div>`;
  }

  askDomain() {
    return this.page(t("domain.title"), html`${this.told()}<p class="muted">${t("domain.lead")}</p>
      <form class="stack" @submit=${onSubmit(this, async ({ domain }) => {
        const found = await named(domain);
        this.show({ unknown: !found });
        this.goTo(found);
      })}>
        ${this.unknown ? html`<div class="alert bad" role="alert">${t("domain.unknown")}</div>` : nothing}
        ${field({ name: "domain", label: t("domain.label"), required: true, autocomplete: "organization" })}
        ${submit(t("common.continue"), { wide: true, busy: this.busy })}
      </form>`);
  }

  askPassword() {
    const directory = directories(this.domain);
    const elsewhere = providers(this.domain);
    return this.page(t("signin.title"), html`
      ${this.told()}
      ${elsewhere.map((way) => html`<button class="wide" @click=${() => this.attempt(() => goToProvider(this.domain, way))}>
        ${t("signin.with", { provider: nameOf(way) })}</button>`)}
      ${elsewhere.length ? html`<p class="muted small">${t("signin.or_password")}</p>` : nothing}
      ${this.passkeys ? html`<button class="wide" aria-busy=${this.busy ? "true" : nothing} @click=${() => this.attempt(() => this.byPasskey())}>${t("passkey.sign_in")}</button>` : nothing}
      <form class="stack" @submit=${onSubmit(this, ({ user_id, password }) =>
        this.issue({ user_id, password }, { auth_type: this.external ? "EXTERNAL" : "LOCAL" }))}>
        ${problemBox(this.problem)}
        ${directory ? html`<fieldset><legend>${t("signin.account_of")}</legend>
          ${[[true, directory], [false, displayName(this.domain)]].map(([value, text]) => html`<label class="check">
            <input type="radio" name="kind" .checked=${this.external === value} @change=${() => this.show({ external: value })}><span>${text}</span></label>`)}
          </fieldset>` : nothing}
        ${field({ name: "user_id", label: t("signin.user_id"), required: true, autocomplete: "username webauthn", value: this.credentials?.user_id })}
        <id-password .label=${t("signin.password")} .name=${"password"}></id-password>
        ${submit(t("signin.submit"), { wide: true, busy: this.busy })}
      </form>
      <p class="row spread small"><a href="#/forgotten">${t("signin.forgotten")}</a>
        <button class="quiet" @click=${() => this.show({ step: "domain", problem: null })}>${t("signin.other_domain")}</button></p>
      ${this.said()}`,
      html`<p class="organization">${face(look())}${displayName(this.domain)}</p>`);
  }

  /** What the organisation says here: in the language of the page, in its own, or as it did say it. */
  said() {
    const { look, settings } = this.domain.config ?? {};
    const texts = look?.sign_in_texts ?? {};
    const tag = [language(), settings?.language, ...Object.keys(texts)].find((each) => texts[each]);
    return tag ? html`<p class="letter small" lang=${tag}>${texts[tag]}</p>` : nothing;
  }

  told() {
    return this.notice ? html`<div class="alert" role="status">${t(this.notice)}
      ${this.wayOut ? html`<a href=${this.wayOut.href}>${t("signin.out_there", { provider: this.wayOut.provider })}</a>` : nothing}</div>` : nothing;
  }

  askCode() {
    const mailed = this.factor === "EMAIL";
    return this.page(t("signin.code_title"), html`
      <p>${mailed ? t("signin.code_mailed", { address: masked(this.mailbox) }) : t("signin.code_app")}</p>
      <form class="stack" @refused=${(event) => this.show({ problem: event.detail })} @submit=${onSubmit(this, ({ verify_code, trust }) =>
        this.issue(this.credentials, { auth_type: "MFA", verify_code, second_factor: this.factor, ...(trust ? { trust_device: "COOKIE" } : {}) }))}>
        ${problemBox(this.problem, ["verify_code"])} ${codeField({ problem: this.problem, spare: true })}
        ${this.trustDays ? check({ name: "trust", label: t("trust.here", { n: this.trustDays }), hint: t("trust.own") }) : nothing}
        ${submit(t("signin.submit"), { wide: true, busy: this.busy })}
        ${mailed ? html`<id-resend .send=${() => this.resend()}></id-resend>` : nothing}
      </form>
      ${this.others.map((kind) => html`<button class="quiet" @click=${() => this.attempt(() => this.issue(this.credentials, { auth_type: "MFA", second_factor: kind }))}>${t("signin.use." + kind)}</button>`)}
      <button class="quiet" @click=${() => this.show({ step: "spare", problem: null })}>${t("recovery.lost")}</button>
      <button class="quiet" @click=${() => this.show({ step: "password", problem: null })}>${t("common.back")}</button>`);
  }

  askPasskey() {
    return this.page(t("passkey.second"), html`
      <p>${t("passkey.second_lead")}</p>
      ${problemBox(this.problem)}
      <button class="primary wide" aria-busy=${this.busy ? "true" : nothing} @click=${() => this.attempt(async () => this.issue(this.credentials, { auth_type: "MFA", passkey: await (await keys()).sign(await this.freshOptions()) }))}>${t("passkey.use")}</button>
      ${this.factor === "PASSKEY" ? nothing : html`<button class="quiet" @click=${() => this.attempt(() => this.issue(this.credentials, { auth_type: "MFA" }))}>${t("passkey.use_code")}</button>`}
      <button class="quiet" @click=${() => this.show({ step: "password", problem: null })}>${t("common.back")}</button>`);
  }

  /** What was to be signed is good once: after a failure there is another. */
  async freshOptions() {
    const options = this.options;
    this.options = null;
    if (options) {
      return options;
    }
    try {
      await post("token/issue", { domain_id: this.domain.domain_id, credentials: this.credentials, auth_type: "MFA", passkey: {} });
    } catch (refusal) {
      if (refusal.detail?.passkey_options) {
        return JSON.parse(refusal.detail.passkey_options);
      }
      throw refusal;
    }
    return undefined;
  }

  /** Alone. The browser asks at once, or, in the field for the name, waits until one is chosen. */
  async byPasskey(conditional = false) {
    this.waiting?.abort();
    this.waiting = conditional ? new AbortController() : null;
    const signal = this.waiting?.signal;
    const { sign } = await keys();
    const domain_id = this.domain.domain_id;
    const { options } = await post("token/begin-passkey", { domain_id });
    if (signal?.aborted) {
      return;
    }
    const passkey = await sign(options, { conditional, signal });
    try {
      const tokens = await post("token/issue-by-passkey", { domain_id, passkey });
      this.enter(tokens);
    } catch (refusal) {
      this.goOn(refusal.code === "ERROR_AUTHENTICATE_FAILURE" && !refusal.retryAfter ? new Refusal(400, { code: "PASSKEY_FAILED" }) : refusal);
    }
  }

  /** What the browser waits with is good for five minutes; people may take longer over their name. */
  keepOffering(asking = false) {
    clearTimeout(this.renewal);
    if (this.step !== "password" || !this.isConnected) {
      return;
    }
    this.renewal = setTimeout(() => this.keepOffering(this.busy), OFFER_FOR);
    if (!document.hidden && !asking) {
      this.offer().catch((problem) => this.step === "password" && problem.code === "PASSKEY_FAILED" && this.show({ problem }));
    }
  }

  async offer() {
    const { fillsIn, possible } = await keys();
    if (!possible() || this.step !== "password") {
      return;
    }
    this.show({ passkeys: true });
    if (await fillsIn()) {
      await this.byPasskey(true);
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback?.();
    clearTimeout(this.renewal);
    this.waiting?.abort();
  }

  askSpare() {
    return this.page(t("recovery.enter"), html`
      <p>${t("recovery.enter_lead")}</p>
      <form class="stack" @submit=${onSubmit(this, ({ verify_code }) => this.issue(this.credentials, { auth_type: "MFA", verify_code }))}>
        ${problemBox(this.problem, ["verify_code"])} ${spareField({ problem: this.problem, hint: t("recovery.form") })}
        ${submit(t("signin.submit"), { wide: true, busy: this.busy })}
        <p class="muted small">${t("recovery.none_left")}</p>
      </form>
      <button class="quiet" @click=${() => this.show({ step: "code", problem: null })}>${t("recovery.back")}</button>`);
  }

  enrol() {
    if (!customElements.get("id-enrol")) {
      import("./enrol.js").then(() => this.requestUpdate(), partMissing);
      return loading();
    }
    return html`<id-enrol .token=${this.enrolment} .type=${this.factor} .credentials=${this.credentials}
      @enrolled=${() => this.credentials ? this.attempt(() => this.issue(this.credentials, { auth_type: "LOCAL" })) : this.show({ step: "password" })}
      @cancelled=${() => this.show({ step: "password", problem: null })}></id-enrol>`;
  }

  page(title, content, lead) {
    return html`<div class="center"><div class="card stack">
      ${lead ?? nothing}<h1 tabindex="-1">${title}</h1>${content}</div></div>`;
  }

  async updated() {
    if (this.shown !== this.step) {
      this.shown = this.step;
      if (this.step === "password") {
        this.keepOffering();
      } else {
        this.waiting?.abort();
      }
      if (this.step !== "start") {
        (this.querySelector("form input:not([type=radio])") ?? this.querySelector("h1"))?.focus();
      }
    }
  }

  async issue(credentials, more) {
    this.credentials = credentials;
    try {
      const canPasskey = this.passkeys && !more.verify_code && more.auth_type === "LOCAL";
      const tokens = await post("token/issue", { domain_id: this.domain.domain_id, credentials, trust_device: "ASK", second_factor: "ASK", enrolment_token: this.enrolment, ...(canPasskey ? { passkey: {} } : {}), ...more }, { device: true });
      this.enter(tokens, credentials.code ? wayOut(this.domain, credentials.directory_id) : undefined);
    } catch (refusal) {
      this.goOn(refusal);
    }
  }

  enter(tokens, out) {
    this.waiting?.abort();
    session.open(this.domain, tokens.access_token, tokens.refresh_token, out);
    this.credentials = null;
    this.dispatchEvent(new CustomEvent("signed-in", { bubbles: true }));
  }

  /** A refusal that is a question is answered with the next step. */
  goOn(refusal) {
    const { code, message, detail } = refusal;
    const factor = detail?.mfa_type ?? /mfa_type = (\w+)/.exec(message)?.[1];
    if (code === "ERROR_MFA_REQUIRED" && detail.passkey_options) {
      this.show({ step: "passkey", options: JSON.parse(detail.passkey_options), factor, notice: null });
    } else if (code === "ERROR_MFA_REQUIRED") {
      this.show({ step: "code", trustDays: Math.round(Number(detail.trust_seconds ?? 0) / 86400), factor, others: detail.other_factors?.split(",") ?? [], mailbox: /user_id = ([^)]*)/.exec(message)?.[1], notice: null });
    } else if (code === "ERROR_MFA_NOT_ACTIVATED" && detail.access_token) {
      this.show({ step: "enrol", factor, enrolment: detail.access_token });
    } else {
      throw refusal;
    }
  }

  async resend() {
    try {
      await post("token/issue", { domain_id: this.domain.domain_id, credentials: this.credentials, auth_type: "MFA", second_factor: this.factor });
    } catch (refusal) {
      if (refusal.code !== "ERROR_MFA_REQUIRED") {
        throw refusal;
      }
    }
  }
}
customElements.define("id-sign-in", SignIn);
