// The frame of all pages: who is signed in decides what is shown.
import { html, nothing, View } from "./lit.js";
import { loading } from "./forms.js";
import { problemBox } from "./problems.js";
import { choose, follow, language, LANGUAGES, preferred, speak, t } from "./words.js";
import { go, link, route } from "./router.js";
import { pageOf, sections } from "./pages.js";
import { session } from "./session.js";
import { isReturning } from "./signin/provider.js";
import "./dialog.js";
import "./signin/signin.js";
import "./signin/forgotten.js";
import "./signin/newpassword.js";
import "./signin/undo.js";

class App extends View {
  state = "start";
  brand = "Identity";
  away = false;

  async connectedCallback() {
    super.connectedCallback();
    this.linkToken = sessionStorage.getItem("identity.link");
    this.undoToken = sessionStorage.getItem("identity.undo");
    await speak(preferred());
    this.worded = true;
    window.addEventListener("hashchange", () => this.arrive());
    window.addEventListener("language-changed", () => this.retranslate());
    window.addEventListener("profile-changed", () => this.requestUpdate());
    window.addEventListener("session-ended", ({ detail }) => this.ended(detail));
    window.addEventListener("domain-known", ({ detail }) => this.show({ brand: detail }));
    window.addEventListener("server-away", () => this.show({ away: true }));
    window.addEventListener("server-back", () => {
      this.show({ away: false });
      if (this.state === "start") {
        this.begin();
      }
    });
    await this.begin();
  }

  async begin() {
    if (this.undoToken !== null) {
      this.show({ state: "undo" });
    } else if (this.linkToken !== null) {
      this.show({ state: "link" });
    } else if (!isReturning() && (session.isOpen || (await session.adopt()))) {
      await this.enter();
    } else {
      this.show({ state: "out" });
    }
  }

  /** There is a session: what does its user have to do first? */
  async enter() {
    this.show({ problem: null, wayOut: undefined });
    try {
      const profile = await session.loadProfile();
      this.brand = session.brand ?? this.brand;
      await follow(profile);
      if (profile.required_actions.includes("UPDATE_PASSWORD")) {
        this.show({ state: "password" });
      } else {
        this.show({ state: "in" });
        await this.arrive();
      }
    } catch (problem) {
      if (problem.status !== 401) {
        this.show({ problem, state: "start" });
      }
    }
  }

  ended({ reason, wayOut }) {
    this.show({ state: "out", page: null, notice: "signin." + reason, wayOut });
  }

  /** Loads what the address names. */
  async arrive() {
    if (this.state === "out") {
      this.requestUpdate();
    }
    if (this.state !== "in") {
      return;
    }
    const { path } = route();
    const page = pageOf(path, session);
    if (!page) {
      go("account");
      return;
    }
    try {
      await page.load();
      const moved = this.at !== path.join("/");
      this.show({ page, at: path.join("/"), problem: null });
      await this.updateComplete;
      if (moved) {
        window.scrollTo(0, 0);
        this.entitle(page);
        this.querySelector("main h1")?.focus({ preventScroll: true });
      }
    } catch (problem) {
      this.show({ problem });
    }
  }

  entitle(page) {
    document.title = (page ? t(page.title) + " · " : "") + this.brand;
  }

  retranslate() {
    for (const view of this.querySelectorAll("*")) {
      view.requestUpdate?.();
    }
    this.requestUpdate();
    this.entitle(this.page);
  }

  render() {
    if (this.state === "start" && !this.problem && !this.worded) {
      return nothing;
    }
    const side = this.state === "in" && this.page ? sections(session).find((each) => each.path === this.page.section) : null;
    return html`
      <a class="skip" href="#main" @click=${(event) => {
        event.preventDefault();
        this.querySelector("main").focus();
      }}>${t("frame.skip")}</a>
      <header class="bar">
        ${this.away ? html`<div class="banner" role="alert">${t("frame.away")}</div>` : nothing}
        <div>
          <a class="brand" href="#/"><img src="icon.svg" alt="">${this.brand}</a>
          ${this.state === "in" ? html`<nav aria-label=${t("frame.areas")}>${sections(session).map((section) => this.tab(section, section === side))}</nav>` : nothing}
          <div class="row end">${this.settings()} ${session.isOpen && this.state !== "link" && this.state !== "undo" ? this.user() : nothing}</div>
        </div>
      </header>
      <div class="frame ${side ? "with-side" : ""}">
        ${side ? html`<nav class="side" aria-label=${t(side.title)}>${side.pages.map((page) => this.tab(page, page.path === this.page.nav))}</nav>` : nothing}
        <main id="main" tabindex="-1">${this.content()}</main>
      </div>
      <id-toasts></id-toasts>`;
  }

  tab({ path, title }, current) {
    return html`<a class="tab" href=${link(...path.split("/"))} aria-current=${current ? "page" : nothing}>${t(title)}</a>`;
  }

  content() {
    switch (this.state) {
      case "out":
        return route().path[0] === "forgotten"
          ? html`<id-forgotten></id-forgotten>`
          : html`<id-sign-in .notice=${this.notice} .wayOut=${this.wayOut} @signed-in=${() => this.enter()}></id-sign-in>`;
      case "link":
        return html`<id-new-password .token=${this.linkToken} @done=${() => this.afterLink("signin.password_set")} @left=${() => this.afterLink()}></id-new-password>`;
      case "undo":
        return html`<id-undo .token=${this.undoToken} @left=${() => this.afterUndo()}></id-undo>`;
      case "password":
        return html`<id-new-password .forced=${true} @done=${() => this.afterPassword()}></id-new-password>`;
      case "in":
        return this.page && !this.problem ? this.page.render(route().path) : this.waiting();
      default:
        return this.waiting();
    }
  }

  waiting() {
    return this.problem
      ? html`<div class="stack">${problemBox(this.problem)}<div><button @click=${() => this.enter()}>${t("common.again")}</button></div></div>`
      : loading();
  }

  afterLink(notice) {
    sessionStorage.removeItem("identity.link");
    session.forget();
    this.linkToken = null;
    this.show({ state: "out", notice });
  }

  afterUndo() {
    sessionStorage.removeItem("identity.undo");
    session.forget();
    this.undoToken = null;
    this.show({ state: "out", notice: undefined });
  }

  afterPassword() {
    session.forget();
    this.show({ state: "out", notice: "signin.password_set" });
  }

  settings() {
    return html`<label class="hidden" for="language">${t("frame.language")}</label>
      <select id="language" @change=${(event) => choose(event.target.value)}>
        ${Object.entries(LANGUAGES).map(([tag, name]) => html`<option value=${tag} lang=${tag} ?selected=${tag === language()}>${name}</option>`)}
      </select>
      <button class="quiet" @click=${this.otherTheme} aria-label=${t("frame.theme")} title=${t("frame.theme")}><span aria-hidden="true">◐</span></button>`;
  }

  otherTheme() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    localStorage.setItem("identity.theme", root.dataset.theme);
  }

  user() {
    return html`<span class="user small muted">${session.profile?.name || session.profile?.user_id}</span>
      <button @click=${() => session.signOut()}>${t("frame.sign_out")}</button>`;
  }
}
customElements.define("id-app", App);
