// What is kept on a person, as a file for them.
import { html, nothing, View } from "./lit.js";
import { announce } from "./dialog.js";
import { dated, saveAs } from "./save-as.js";
import { problemBox } from "./problems.js";
import { session } from "./session.js";
import { t } from "./words.js";

/** <id-my-data>, or of somebody else, for an administrator: <id-my-data .userId> */
class MyData extends View {
  static properties = { userId: {} };

  render() {
    return html`<section class="card stack" aria-labelledby="my-data"><h2 id="my-data">${t("data.title")}</h2>
      <p class="muted">${t(this.userId ? "data.lead_other" : "data.lead")}</p>
      ${problemBox(this.problem)}
      <div><button aria-busy=${this.busy ? "true" : nothing} @click=${this.download}>${t("data.download")}</button></div></section>`;
  }

  async download() {
    const user = this.userId;
    const told = await this.attempt(() => (user ? session.asAdministrator("personal-data/export", { user_id: user }) : session.call("user-profile/export")));
    if (told) {
      saveAs(dated("personal-data", "json"), [JSON.stringify(told.results, null, 2)], "application/json");
      announce(t("export.done", { count: told.total_count }));
    }
  }
}
customElements.define("id-my-data", MyData);
