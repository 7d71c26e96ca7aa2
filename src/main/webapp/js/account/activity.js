// What the user did, and what was done to his account.
import { html, nothing, View } from "../lit.js";
import { loading } from "../forms.js";
import { problemBox } from "../problems.js";
import { act } from "../timeline.js";
import { session } from "../session.js";
import { t } from "../words.js";

const PORTION = 30;

class Activity extends View {
  acts = null;
  more = false;

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  load() {
    return this.fetch(async () => {
      const start = (this.acts?.length ?? 0) + 1;
      const { results, total_count } = await session.call("user-profile/list-activity", { query: { page: { start, limit: PORTION } } });
      const acts = [...(this.acts ?? []), ...results];
      this.show({ acts, more: acts.length < total_count });
    });
  }

  render() {
    return html`<div class="stack narrow">
      <h1 tabindex="-1">${t("activity.title")}</h1>
      <p class="muted">${t("activity.lead")}</p>
      ${problemBox(this.problem)}
      ${this.acts ? html`<section class="card">${this.acts.length ? html`<ol class="timeline">${this.acts.map((each) => act(each, session.profile.user_id))}</ol>` : t("common.nothing")}</section>` : this.problem ? nothing : loading()}
      ${this.more ? html`<div><button aria-busy=${this.busy ? "true" : nothing} @click=${this.load}>${t("activity.more")}</button></div>` : nothing}
    </div>`;
  }
}
customElements.define("id-activity", Activity);
