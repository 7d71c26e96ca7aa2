// Views of a list: what is searched, filtered, sorted and shown, by a name. This browser keeps them, for each person and organisation.
import { html, nothing, View } from "../lit.js";
import { announce, confirm } from "../dialog.js";
import { field, onSubmit, ownId, submit } from "../forms.js";
import { session } from "../session.js";
import { store, stored } from "../stored.js";
import { t } from "../words.js";

const MOST = 30;
const LONGEST_NAME = 60;
const LONGEST = 2000;

/** <id-views .list .wanted .unseen>: .list is the id-list it stands in, the others what it shows at present. */
class Views extends View {
  static properties = { list: {}, wanted: {}, unseen: {} };
  /** The name of the view that gets another one. */
  renamed = null;
  id_ = ownId("view");

  get place() {
    return ["identity.views", session.domainId, session.profile.user_id, this.list.config.name].join(" ");
  }

  /** Read anew each time: another tab may have saved one. What is no view, or of another release, is left out. */
  get views() {
    const kept = stored(this.place, localStorage);
    return (Array.isArray(kept) ? kept : [])
      .filter((each) => typeof each?.name === "string" && typeof each.query === "string" && Array.isArray(each.unseen))
      .slice(0, MOST);
  }

  get present() {
    const { page, ...wanted } = this.wanted;
    const query = new URLSearchParams(Object.entries(wanted).filter(([, value]) => value)).toString();
    return { query, unseen: [...this.unseen].sort() };
  }

  render() {
    const { views, renamed, present } = this;
    const same = (view) => view.query === present.query && String(view.unseen) === String(present.unseen);
    const full = views.length >= MOST && renamed === null;
    return html`<details class="menu" @toggle=${() => this.show({ renamed: null })}><summary>${views.find(same)?.name ?? t("views.title")}</summary><div class="stack">
      ${views.length ? html`<ul class="plain">${views.map((view) => html`<li class="row">
        <a class="tab" href=${this.address(view)} aria-current=${same(view) ? "true" : nothing} @click=${() => this.take(view)}>${view.name}</a>
        <button class="quiet end" aria-label="${t("views.rename")}: ${view.name}" @click=${() => this.rename(view)}>${t("views.rename")}</button>
        <button class="quiet danger" aria-label="${t("user.do.delete")}: ${view.name}" @click=${() => this.remove(view)}>${t("user.do.delete")}</button></li>`)}</ul>` : nothing}
      <form class="stack" @submit=${onSubmit(this, ({ view_name }, form) => this.save(view_name, form))}>
        ${field({ name: "view_name", id: this.id_, label: renamed === null ? t("views.name") : t("views.new_name", { name: renamed }), value: renamed ?? "", required: true, maxlength: LONGEST_NAME,
          hint: full ? t("views.full", { most: MOST }) : t("views.hint") })}
        ${submit(renamed === null ? t("views.save") : t("views.rename"), { disabled: full })}</form>
    </div></details>`;
  }

  address({ query }) {
    return location.hash.split("?")[0] + (query && "?" + query);
  }

  /** The address is followed as every link is; columns are not in it. */
  take({ unseen }) {
    this.list.see(unseen);
    this.close();
  }

  close() {
    this.querySelector("details").open = false;
    this.querySelector("summary").focus();
  }

  async rename({ name }) {
    this.show({ renamed: name });
    await this.updateComplete;
    this.querySelector("input").select();
  }

  async save(name, form) {
    const { renamed, views } = this;
    if (name !== renamed && views.some((each) => each.name === name) && !(await confirm({ title: t("views.replace"), text: name, action: t("views.replace") }))) {
      return;
    }
    const old = views.find((each) => each.name === renamed);
    const saved = { ...(old ?? this.present), name };
    const others = this.views.filter((each) => each.name !== name && each.name !== renamed);
    form.reset();
    this.put([...others, saved].sort((a, b) => a.name.localeCompare(b.name)), saved.query.length > LONGEST, t("views.saved", { name }));
  }

  async remove(view) {
    if (await confirm({ title: t("user.do.delete"), text: view.name, action: t("user.do.delete"), danger: true })) {
      this.put(this.views.filter(({ name }) => name !== view.name), false, t("views.deleted", view));
    }
  }

  put(views, tooLong, told) {
    announce(!tooLong && store(this.place, views, localStorage) ? told : t("views.refused"));
    this.show({ renamed: null });
    this.close();
  }
}
customElements.define("id-views", Views);
