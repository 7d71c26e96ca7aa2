// How many recovery codes are left, and new ones.
import { html, nothing, View } from "../lit.js";
import { onSubmit, submit } from "../forms.js";
import { problemBox } from "../problems.js";
import { session } from "../session.js";
import { moment, t } from "../words.js";
import "../password.js";
import "../recovery.js";

const FEW = 2;

/** <id-recovery .fresh>: with .fresh a second factor has just been set up, and its first codes come by themselves. */
class Recovery extends View {
  static properties = { fresh: {} };
  step = "state";

  connectedCallback() {
    super.connectedCallback();
    this.fetch(async () => {
      if (this.fresh) {
        await this.renew();
      } else {
        this.show({ standing: await session.call("user-profile/get-recovery-codes") });
      }
    });
  }

  render() {
    return html`<section class="card stack" aria-labelledby="recovery">
      <div class="row spread"><h2 id="recovery" tabindex="-1">${t("recovery.title")}</h2>${this.badge()}</div>
      ${this.step === "prove" ? this.proof() : this.step === "codes" ? this.shown() : this.state()}
    </section>`;
  }

  badge() {
    const { standing } = this;
    return standing ? html`<span class="badge ${standing.remaining > FEW ? "good" : "warn"}">${t("recovery.left", standing)}</span>` : nothing;
  }

  state() {
    const { standing } = this;
    return html`${problemBox(this.problem)}
      <p>${t("recovery.lead")}</p>
      ${standing?.created_at ? html`<p class="muted small">${t("recovery.made", { time: moment(standing.created_at) })}</p>` : nothing}
      <div><button @click=${this.ask}>${t(standing?.total ? "recovery.renew" : "recovery.make")}</button></div>`;
  }

  async ask() {
    this.show({ step: "prove", problem: null });
    await this.updateComplete;
    this.querySelector("id-password input")?.focus();
  }

  proof() {
    return html`<form class="stack" @submit=${onSubmit(this, ({ current_password }) => this.renew(current_password))}>
      ${problemBox(this.problem, ["current_password"])}
      ${this.standing?.total ? html`<p class="alert">${t("recovery.replaces")}</p>` : nothing}
      <id-password .label=${t("password.current")} .name=${"current_password"} .hint=${t("proof.hint")} .problem=${this.problem}></id-password>
      <div class="row">${submit(t("common.continue"), { busy: this.busy })}
        <button type="button" @click=${() => this.show({ step: "state", problem: null })}>${t("common.cancel")}</button></div>
    </form>`;
  }

  async renew(current_password) {
    const { recovery_codes, ...standing } = await session.call("user-profile/renew-recovery-codes", { current_password });
    this.show({ codes: recovery_codes, standing, step: "codes", problem: null });
    await this.updateComplete;
    if (!this.fresh) {
      this.querySelector("h2").focus();
    }
  }

  shown() {
    return html`<id-recovery-codes .codes=${this.codes} .account=${session.profile.user_id} @kept=${async () => {
      this.show({ codes: undefined, step: "state" });
      await this.updateComplete;
      this.querySelector("h2").focus();
    }}></id-recovery-codes>`;
  }
}
customElements.define("id-recovery", Recovery);
