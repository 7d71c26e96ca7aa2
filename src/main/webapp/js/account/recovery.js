// How many recovery codes are left, and new ones.
import { html, nothing, View } from "../lit.js";
import { confirm } from "../dialog.js";
import { problemBox } from "../problems.js";
import { session } from "../session.js";
import { moment, t } from "../words.js";
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
      ${this.step === "codes" ? this.shown() : this.state()}
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
    if (!this.standing?.total || (await confirm({ title: t("recovery.renew"), text: t("recovery.replaces"), action: t("common.continue") }))) {
      await this.attempt(() => this.renew());
    }
  }

  async renew() {
    const { recovery_codes, ...standing } = await session.call("user-profile/renew-recovery-codes");
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
