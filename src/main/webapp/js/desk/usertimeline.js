// One user's time line: what he did, what was done to him, what was mailed to him.
import { html, nothing, View } from "../lit.js";
import { loading } from "../forms.js";
import { problemBox } from "../problems.js";
import { session } from "../session.js";
import { act } from "../timeline.js";
import { moment, t } from "../words.js";
import { state } from "./badges.js";

const MOST = 30;

/** <id-user-timeline .userId> */
class UserTimeline extends View {
  static properties = { userId: {} };

  willUpdate(changed) {
    if (changed.has("userId")) {
      this.load();
    }
  }

  load() {
    return this.fetch(async () => {
      const user = this.userId;
      const page = { start: 1, limit: MOST };
      const either = ["target_id", "actor_id"].map((k) => ({ k, v: user, o: "eq" }));
      const [acts, mails] = await Promise.all([
        session.asAdministrator("audit-record/list", { query: { filter_or: either, page } }),
        session.asAdministrator("mail/list", { user_id: user, query: { page } }),
      ]);
      const all = [...acts.results, ...mails.results].sort((a, b) => b.created_at.localeCompare(a.created_at));
      this.show({ all: all.slice(0, MOST) });
    });
  }

  render() {
    return html`<section class="card stack" aria-labelledby="timeline"><h2 id="timeline">${t("user.timeline")}</h2>
      ${problemBox(this.problem)}
      ${this.all ? html`<ol class="timeline">${this.all.map((each) => (each.mail_id ? this.mail(each) : act(each, this.userId)))}</ol>` : this.problem ? nothing : loading()}
      ${this.all?.length === 0 ? t("common.nothing") : nothing}</section>`;
  }

  mail(mail) {
    return html`<li class="mail"><div class="row"><strong>${t("mail_kind." + mail.kind)}</strong>${state(mail.state)}</div>
      <div class="muted small">${[moment(mail.created_at), mail.recipient, mail.reason].filter(Boolean).join(" · ")}</div></li>`;
  }
}
customElements.define("id-user-timeline", UserTimeline);
