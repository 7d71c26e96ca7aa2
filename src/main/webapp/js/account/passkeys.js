// The user's passkeys: added, named, removed.
import { html, nothing, View } from "../lit.js";
import { field, onSubmit, submit } from "../forms.js";
import { browser } from "../browser.js";
import { problemBox } from "../problems.js";
import { announce, confirm } from "../dialog.js";
import { create, possible } from "../passkeys.js";
import { session } from "../session.js";
import { ago, moment, t } from "../words.js";
import "../password.js";

class Passkeys extends View {
  step = "list";

  connectedCallback() {
    super.connectedCallback();
    this.load();
  }

  load() {
    return this.fetch(async () => {
      const { results, available } = await session.call("user-profile/list-passkeys");
      this.show({ passkeys: results, available });
    });
  }

  render() {
    return html`<section class="card stack" aria-labelledby="passkeys">
      <h2 id="passkeys" tabindex="-1">${t("passkey.title")}</h2>
      ${this.step === "list" ? this.list() : this.step === "rename" ? this.naming() : this.proof()}
    </section>`;
  }

  list() {
    const { passkeys, available } = this;
    return html`${problemBox(this.problem)}
      <p>${t("passkey.lead")}</p>
      ${passkeys?.length ? html`<ul class="items">${passkeys.map((each) => this.item(each))}</ul>` : nothing}
      ${!passkeys ? nothing
        : available && possible() ? html`<div><button class="primary" @click=${() => this.turn("add")}>${t("passkey.add")}</button></div>`
        : html`<p class="muted">${t(available ? "passkey.no_browser" : "passkey.unavailable")}</p>`}`;
  }

  item(passkey) {
    const { name, created_at, last_used_at, backed_up } = passkey;
    return html`<li><div><strong>${name}</strong>
        <div class="muted small">${[t("passkey.added", { time: moment(created_at) }), last_used_at ? t("user.factor_used", { time: ago(last_used_at) }) : t("passkey.never_used"), backed_up && t("passkey.synced")].filter(Boolean).join(" · ")}</div></div>
      <div class="row"><button aria-label=${t("passkey.rename_this", { name })} @click=${() => this.turn("rename", passkey)}>${t("passkey.rename")}</button>
        <button class="danger" aria-label=${t("passkey.remove_this", { name })} @click=${() => this.askRemoval(passkey)}>${t("passkey.remove")}</button></div></li>`;
  }

  async turn(step, passkey) {
    this.show({ step, passkey, problem: null });
    await this.updateComplete;
    (this.querySelector("form input") ?? this.querySelector("h2")).focus();
  }

  async askRemoval(passkey) {
    const sure = await confirm({
      title: t("passkey.remove_this", { name: passkey.name }),
      consequences: [t("passkey.remove_consequence"), t("passkey.remove_there")],
      action: t("passkey.remove"),
      danger: true,
    });
    if (sure) {
      await this.turn("remove", passkey);
    }
  }

  /** The password first: whoever has a passkey is in. */
  proof() {
    const adds = this.step === "add";
    return html`<form class="stack" @submit=${onSubmit(this, (given) => (adds ? this.add(given) : this.discard(given)))}>
      <h3>${adds ? t("passkey.add") : t("passkey.remove_this", { name: this.passkey.name })}</h3>
      ${problemBox(this.problem, ["current_password", "name"])}
      ${adds ? field({ name: "name", label: t("passkey.name"), hint: t("passkey.name_hint"), required: true, maxlength: 100, value: browser(navigator.userAgent), problem: this.problem }) : nothing}
      <id-password .label=${t("password.current")} .name=${"current_password"} .hint=${t("proof.hint")} .problem=${this.problem}></id-password>
      <div class="row">${submit(adds ? t("common.continue") : t("passkey.remove"), { busy: this.busy, danger: !adds })}${this.cancel()}</div>
    </form>`;
  }

  naming() {
    return html`<form class="stack" @submit=${onSubmit(this, ({ name }) => this.rename(name))}>
      <h3>${t("passkey.rename_this", { name: this.passkey.name })}</h3>
      ${problemBox(this.problem, ["name"])}
      ${field({ name: "name", label: t("passkey.name"), hint: t("passkey.name_hint"), required: true, maxlength: 100, value: this.passkey.name, problem: this.problem })}
      <div class="row">${submit(t("common.save"), { busy: this.busy })}${this.cancel()}</div>
    </form>`;
  }

  cancel() {
    return html`<button type="button" @click=${() => this.turn("list")}>${t("common.cancel")}</button>`;
  }

  async add({ name, current_password }) {
    const { options } = await session.call("user-profile/begin-passkey", { current_password });
    const credential = await create(options);
    await session.call("user-profile/add-passkey", { name, credential });
    await this.done("passkey.is_added");
  }

  async rename(name) {
    await session.call("user-profile/rename-passkey", { passkey_id: this.passkey.passkey_id, name });
    await this.done("passkey.is_renamed");
  }

  async discard({ current_password }) {
    await session.call("user-profile/remove-passkey", { passkey_id: this.passkey.passkey_id, current_password });
    await this.done("passkey.is_removed");
  }

  async done(said) {
    announce(t(said));
    await this.load();
    await this.turn("list");
  }
}
customElements.define("id-passkeys", Passkeys);
