// A new password, proven by the current one.
import { html, View } from "../lit.js";
import { onSubmit, submit } from "../forms.js";
import { problemBox } from "../problems.js";
import { announce } from "../dialog.js";
import { session } from "../session.js";
import { t } from "../words.js";
import "../password.js";

class ChangePassword extends View {
  render() {
    const user = session.profile;
    if (user.auth_type === "EXTERNAL") {
      return html`<div class="stack narrow"><h1 tabindex="-1">${t("password.title")}</h1><p class="alert">${t("password.external")}</p></div>`;
    }
    return html`<div class="stack narrow">
      <h1 tabindex="-1">${t("password.title")}</h1>
      <form class="card stack" @submit=${onSubmit(this, (given, form) => this.save(given, form))}>
        ${problemBox(this.problem, ["new_password", "current_password"])}
        <input class="hidden" type="text" name="username" autocomplete="username" .value=${user.user_id} readonly tabindex="-1" aria-label=${t("signin.user_id")}>
        <id-password .label=${t("password.current")} .name=${"current_password"} .problem=${this.problem}></id-password>
        <id-password .label=${t("password.new")} .name=${"new_password"} .fresh=${true} .about=${user.user_id + " " + user.name}
          .problem=${this.problem} .hint=${t("password.hint")}></id-password>
        <p class="muted small">${t("password.effect")}</p>
        <div>${submit(t("password.save"), { busy: this.busy })}</div>
      </form>
    </div>`;
  }

  async save({ current_password, new_password }, form) {
    session.know(await session.call("user-profile/update-password", { current_password, new_password }));
    form.reset();
    announce(t("password.changed"));
  }
}
customElements.define("id-change-password", ChangePassword);
