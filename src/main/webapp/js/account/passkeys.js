// The user's passkeys: added, named, removed.
import { html, nothing, View } from "../lit.js";
import { field, onSubmit, submit } from "../forms.js";
import { browser } from "../browser.js";
import { problemBox } from "../problems.js";
import { announce, confirm } from "../dialog.js";
import { create, possible, sign } from "../passkeys.js";
import { offerToEndOthers } from "./sessions.js";
import { session } from "../session.js";
import { ago, moment, t } from "../words.js";

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
      ${this.step === "list" ? this.list() : this.naming()}
    </section>`;
  }

  list() {
    const { passkeys, available } = this;
    return html`${problemBox(this.problem)}
      <p>${t("passkey.lead")}</p>
      ${passkeys?.length ? html`<ul class="items">${passkeys.map((each) => this.item(each))}</ul>` : nothing}
      ${!passkeys ? nothing
        : available && possible() ? html`<div class="row"><button class="primary" @click=${() => this.turn("add")}>${t("passkey.add")}</button>
          ${passkeys.length ? html`<button aria-label=${t("factors.test_this", { name: t("passkey.title") })} @click=${() => this.attempt(() => this.test())}>${t("factors.test")}</button>` : nothing}</div>`
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
      await this.attempt(async () => {
        await session.call("user-profile/remove-passkey", { passkey_id: passkey.passkey_id });
        await this.done("passkey.is_removed");
        await offerToEndOthers();
      });
    }
  }

  naming() {
    const adds = this.step === "add";
    const name = adds ? browser(navigator.userAgent) : this.passkey.name;
    return html`<form class="stack" @submit=${onSubmit(this, (given) => (adds ? this.add(given) : this.rename(given)))}>
      <h3>${adds ? t("passkey.add") : t("passkey.rename_this", { name })}</h3>
      ${problemBox(this.problem, ["name"])}
      ${field({ name: "name", label: t("passkey.name"), hint: t("passkey.name_hint"), required: true, maxlength: 100, value: name, problem: this.problem })}
      <div class="row">${submit(t(adds ? "common.continue" : "common.save"), { busy: this.busy })}
        <button type="button" @click=${() => this.turn("list")}>${t("common.cancel")}</button></div>
    </form>`;
  }

  async add({ name }) {
    const { options } = await session.call("user-profile/begin-passkey");
    const credential = await create(options);
    await session.call("user-profile/add-passkey", { name, credential });
    await this.done("passkey.is_added");
    await offerToEndOthers();
  }

  /** Whichever the person has at hand; the answer says which it was. */
  async test() {
    const { options } = await session.call("own-factor/begin-test", { factor_type: "PASSKEY" });
    const credential = await sign(options);
    const { name } = await session.call("own-factor/test", { factor_type: "PASSKEY", credential });
    await this.done("factors.works", { name });
  }

  async rename({ name }) {
    await session.call("user-profile/rename-passkey", { passkey_id: this.passkey.passkey_id, name });
    await this.done("passkey.is_renamed");
  }

  async done(said, values) {
    announce(t(said, values));
    await this.load();
    await this.turn("list");
  }
}
customElements.define("id-passkeys", Passkeys);
