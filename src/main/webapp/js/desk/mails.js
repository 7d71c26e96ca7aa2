// The mails of the organisation and what became of them.
import { html, nothing, View } from "../lit.js";
import { problemBox } from "../problems.js";
import { announce } from "../dialog.js";
import { session } from "../session.js";
import { moment, t } from "../words.js";
import { state } from "./badges.js";
import "./list.js";

export const KINDS = ["RESET_LINK", "INVITATION_LINK", "RESET_PASSWORD", "INVITATION_PASSWORD", "SSO_INVITATION", "EMAIL_CODE", "MFA_CODE",
  "SIGN_IN_CODE", "PASSWORD_CHANGED", "EMAIL_CHANGED", "MFA_CHANGED", "SSO_HINT", "TEST"];

class Mails extends View {
  render() {
    const config = {
      name: "mails",
      method: "mail/list",
      caption: t("mails.title"),
      sort: "-created_at",
      columns: [
        { key: "kind", label: t("mails.kind"), cell: (mail) => t("mail_kind." + mail.kind) },
        { key: "recipient", label: t("mails.to") },
        { key: "state", label: t("users.state"), cell: (mail) => html`${state(mail.state)}${mail.reason ? html`<div class="small">${mail.reason}</div>` : nothing}` },
        { key: "created_at", label: t("users.created"), cell: (mail) => moment(mail.created_at) },
        { key: "sent_at", label: t("mails.sent"), cell: (mail) => moment(mail.sent_at) },
        { key: "next_attempt_at", label: t("mails.next"), hidden: true, cell: (mail) => (mail.state === "QUEUED" ? moment(mail.next_attempt_at) : "") },
        { key: "attempts", label: t("mails.attempts"), hidden: true, cell: (mail) => String(mail.attempts) },
        { key: "user_id", label: t("signin.user_id"), hidden: true },
        { key: "actions", label: t("user.actions"), sort: false, cell: (mail) => html`<button aria-label=${t("mails.resend_this", { to: mail.recipient })} @click=${() => this.resend(mail)}>${t("mails.resend")}</button>` },
      ],
      filters: [
        { key: "state", label: t("users.state"), options: ["QUEUED", "SENT", "GIVEN_UP"].map((each) => [each, t("state." + each)]) },
        { key: "kind", label: t("mails.kind"), options: KINDS.map((each) => [each, t("mail_kind." + each)]) },
      ],
    };
    return html`<div class="stack"><div class="row spread"><h1 tabindex="-1">${t("mails.title")}</h1>
        <button class="primary" aria-busy=${this.busy ? "true" : nothing} @click=${this.test}>${t("mails.test")}</button></div>
      <p class="muted">${t("mails.lead")}</p>
      ${problemBox(this.problem)} <id-list .config=${config}></id-list></div>`;
  }

  test() {
    return this.attempt(async () => {
      if (!session.profile.email) {
        announce(t("mails.no_address"));
        return;
      }
      const { recipient } = await session.asAdministrator("mail/send-test", {});
      announce(t("mails.test_sent", { to: recipient }));
      this.querySelector("id-list").load();
    });
  }

  resend({ mail_id, recipient }) {
    return this.attempt(async () => {
      await session.asAdministrator("mail/resend", { mail_id });
      announce(t("mails.resent", { to: recipient }));
      this.querySelector("id-list").load();
    });
  }
}
customElements.define("id-mails", Mails);
