// One user's time line: what they did, what was done to them, what was mailed to them.
import { html, nothing, View } from "../lit.js";
import { loading } from "../forms.js";
import { problemBox } from "../problems.js";
import { session } from "../session.js";
import { act } from "../timeline.js";
import { moment, t } from "../words.js";
import { state } from "./badges.js";

const PORTION = 30;

/** <id-user-timeline .userId> */
class UserTimeline extends View {
  static properties = { userId: {} };

  willUpdate(changed) {
    if (changed.has("userId")) {
      this.most = PORTION;
      this.load();
    }
  }

  load() {
    return this.fetch(async () => {
      const user = this.userId;
      const page = { start: 1, limit: this.most };
      const either = ["target_id", "actor_id"].map((k) => ({ k, v: user, o: "eq" }));
      const [acts, mails] = await Promise.all([
        session.asAdministrator("audit-record/list", { query: { filter_or: either, page, sort: [{ key: "created_at", desc: true }] } }),
        session.asAdministrator("mail/list", { user_id: user, query: { page, sort: [{ key: "created_at", desc: true }] } }),
      ]);
      const all = [...acts.results, ...mails.results].sort((a, b) => b.created_at.localeCompare(a.created_at)).slice(0, this.most);
      this.show({ all, more: all.length < acts.total_count + mails.total_count });
    });
  }

  older() {
    this.most += PORTION;
    return this.load();
  }

  render() {
    return html`<section class="card stack" aria-labelledby="timeline"><h2 id="timeline">${t("user.timeline")}</h2>
      ${problemBox(this.problem)}
      ${this.all ? html`<ol class="timeline">${this.all.map((each) => (each.mail_id ? this.mail(each) : act(each, this.userId)))}</ol>` : this.problem ? nothing : loading()}
      ${this.more ? html`<div><button @click=${this.older}>${t("activity.more")}</button></div>` : nothing}
      ${this.all?.length === 0 ? t("common.nothing") : nothing}</section>`;
  }

  mail(mail) {
    return html`<li class="mail"><div class="row"><strong>${t("mail_kind." + mail.kind)}</strong>${state(mail.state)}</div>
      <div class="muted small">${[moment(mail.created_at), mail.recipient, mail.reason].filter(Boolean).join(" · ")}</div></li>`;
  }
}
customElements.define("id-user-timeline", UserTimeline);
