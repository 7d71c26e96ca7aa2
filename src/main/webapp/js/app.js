// The frame of all pages: who is signed in decides what is shown.
import { html, nothing, View } from "./lit.js";
import { partMissing } from "./api.js";
import { dismissAll, leavePage } from "./dialog.js";
import { loading } from "./forms.js";
import { problemBox } from "./problems.js";
import { choose, follow, language, LANGUAGES, preferred, speak, t } from "./words.js";
import { face, look } from "./look.js";
import { go, link, route } from "./router.js";
import { pageOf, sections } from "./pages.js";
import { session } from "./session.js";
import { isReturning } from "./signin/provider.js";
import "./signin/signin.js";

class App extends View {
  state = "start";
  away = false;
  open = false;
  parts = new Set();
  /** A page that the end of a session took away, and what its forms hold. */
  kept = null;

  async connectedCallback() {
    super.connectedCallback();
    this.linkToken = sessionStorage.getItem("identity.link");
    this.undoToken = sessionStorage.getItem("identity.undo");
    await this.firstWords();
    this.worded = true;
    sessionStorage.removeItem("identity.again");
    window.addEventListener("hashchange", () => this.arrive());
    window.addEventListener("language-changed", () => this.retranslate());
    window.addEventListener("profile-changed", () => this.requestUpdate());
    window.addEventListener("session-ended", ({ detail }) => this.ended(detail));
    window.addEventListener("look-changed", () => this.retranslate());
    window.addEventListener("thing-known", ({ detail }) => this.show({ thing: { name: detail, at: route().path.join("/") } }));
    window.addEventListener("server-away", () => this.show({ away: true }));
    await this.begin();
  }

  /** Without words there is nothing to show; they come as soon as the server does. */
  async firstWords() {
    while (!(await speak(preferred()).then(() => true, () => false))) {
      this.show({ wordless: true });
      await new Promise((done) => setTimeout(done, 2000));
    }
  }

  recover() {
    this.show({ away: false });
    if (this.state === "start") {
      this.begin();
    } else if (this.problem) {
      this.arrive();
    }
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
      this.user_id = session.domainId + " " + profile.user_id;
      await follow(profile).catch(() => {
        throw partMissing();
      });
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

  /** Whoever signs in again finds the page, and what they typed, as it was; whoever signed out leaves nothing. */
  ended({ reason, wayOut }) {
    dismissAll();
    leavePage();
    const page = this.querySelector("main")?.firstElementChild;
    const left = reason === "signed-out" || this.state !== "in" || !this.page;
    this.kept = left ? null : { page, at: this.at, user: this.user_id };
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
    const at = path.join("/");
    const asked = (this.asked = {});
    try {
      await page.load().catch(() => {
        throw partMissing();
      });
    } catch (problem) {
      this.show({ problem, at: null });
      return;
    }
    if (asked !== this.asked || this.state !== "in") {
      return;
    }
    const moved = this.at !== at || !this.page;
    if (moved && this.at) {
      leavePage();
    }
    this.resume(at);
    this.show({ page, at, problem: null, ...(moved ? { open: false } : {}) });
    await this.updateComplete;
    if (moved) {
      await this.querySelector("main")?.firstElementChild?.updateComplete;
      window.scrollTo(0, 0);
      this.querySelector("main h1")?.focus({ preventScroll: true });
    }
  }

  /** The page that was taken away comes back, to whom it was taken from and where it was. */
  resume(at) {
    if (this.kept && (this.kept.at !== at || this.kept.user !== this.user_id)) {
      this.kept = null;
    }
    for (const view of this.kept?.page.querySelectorAll("*") ?? []) {
      view.show?.({ problem: null });
    }
    this.kept?.page.show?.({ problem: null });
  }

  updated() {
    this.retitle();
  }

  /** The name of the thing, the kind of page, the organisation. */
  retitle() {
    if (!this.worded) {
      return;
    }
    const out = { out: route().path[0] === "forgotten" ? "forgotten.title" : "signin.title", link: "new_password.title", password: "new_password.title", undo: "undo.title" };
    const title = this.state === "in" ? this.page?.title : out[this.state];
    const name = this.state === "in" && this.thing && this.thing.at === this.at ? this.thing.name : null;
    document.title = [name, title && t(title), look()?.name ?? "Identity"].filter(Boolean).join(" · ");
  }

  retranslate() {
    for (const view of this.querySelectorAll("*")) {
      view.requestUpdate?.();
    }
    this.requestUpdate();
  }

  render() {
    if (!this.worded) {
      return this.wordless ? html`<p class="banner" role="alert">The service does not answer. This page goes on by itself as soon as it is back.</p>` : nothing;
    }
    const areas = this.state === "in" ? sections(session) : [];
    const side = this.page && areas.find(({ pages }) => pages.some(({ path }) => path === this.page.nav));
    const here = side?.pages.find(({ path }) => path === this.page.nav);
    return html`
      <a class="skip" href="#main" @click=${(event) => {
        event.preventDefault();
        this.querySelector("main").focus();
      }}>${t("frame.skip")}</a>
      <header class="bar">
        ${this.away ? html`<div class="banner" role="alert">${t("frame.away")}</div>` : nothing}
        <div>
          ${this.brand()}
          ${side ? html`<button class="menu-button" aria-label=${t("frame.menu", { page: t(here.title) })} aria-expanded=${this.open ? "true" : "false"} @click=${() => this.show({ open: !this.open })}><span aria-hidden="true">☰</span></button>` : nothing}
          ${areas.length ? html`<nav class=${this.open ? "open" : "folds"} aria-label=${t("frame.areas")}>${areas.map((section) => this.tab(section, section === side))}</nav>` : nothing}
          <div class="row end"><div class="row ${side && !this.open ? "folds" : ""}">${this.settings()}</div> ${session.isOpen && !["out", "link", "undo"].includes(this.state) ? this.user() : nothing}</div>
        </div>
      </header>
      <div class="frame ${side ? "with-side" : ""}">
        ${side ? html`<nav class="side ${this.open ? "" : "folds"}" aria-label=${t(side.title)}>${side.pages.map((page) => this.tab(page, page === here))}</nav>` : nothing}
        <main id="main" tabindex="-1">${this.content()}</main>
      </div>
      <id-toasts></id-toasts>`;
  }

  /** Nothing while nobody knows whose page it is: it shall not say one name, and then another. */
  brand() {
    const shown = look();
    if (shown === undefined && ["start", "out"].includes(this.state)) {
      return html`<span class="brand"></span>`;
    }
    return html`<a class="brand" href="#/">${shown ? html`${face(shown)}<span>${shown.name}</span>` : html`<img src="icon.svg" alt=""><span>Identity</span>`}</a>`;
  }

  tab({ path, title }, current) {
    return html`<a class="tab" href=${link(...path.split("/"))} aria-current=${current ? "page" : nothing}>${t(title)}</a>`;
  }

  /** What few need is fetched when they do; shows content as soon as it is there. */
  part(name, content) {
    if (this.parts.has(name)) {
      return content();
    }
    import(`./signin/${name}.js`).then(() => {
      this.parts.add(name);
      this.requestUpdate();
    }, partMissing);
    return loading();
  }

  content() {
    switch (this.state) {
      case "out":
        if (route().path[0] === "forgotten") {
          return this.part("forgotten", () => html`<id-forgotten></id-forgotten>`);
        }
        return html`<id-sign-in .notice=${this.notice} .wayOut=${this.wayOut} .arriving=${this.arriving} @signed-in=${() => this.enter()}></id-sign-in>`;
      case "link":
        return this.part("newpassword", () => html`<id-new-password .token=${this.linkToken} @done=${({ detail }) => this.afterLink(detail)} @left=${() => this.afterLink()}></id-new-password>`);
      case "undo":
        return this.part("undo", () => html`<id-undo .token=${this.undoToken} @left=${() => this.afterUndo()}></id-undo>`);
      case "password":
        return this.part("newpassword", () => html`<id-new-password .forced=${true} @done=${() => this.afterPassword()}></id-new-password>`);
      case "in":
        return !this.page || this.problem ? this.waiting() : this.kept ? this.kept.page : this.page.render(route().path);
      default:
        return this.waiting();
    }
  }

  waiting() {
    return this.problem
      ? html`<div class="stack">${problemBox(this.problem)}<div><button @click=${() => this.enter()}>${t("common.again")}</button></div></div>`
      : loading();
  }

  /** Whoever has set a password is signed in with it. */
  afterLink(arrival) {
    sessionStorage.removeItem("identity.link");
    session.forget();
    this.linkToken = null;
    this.show({ state: "out", arriving: [arrival], notice: arrival && "signin.password_set" });
  }

  afterUndo() {
    sessionStorage.removeItem("identity.undo");
    session.forget();
    this.undoToken = null;
    this.show({ state: "out", notice: undefined });
  }

  afterPassword() {
    session.release();
    return this.enter();
  }

  settings() {
    return html`<label class="hidden" for="language">${t("frame.language")}</label>
      <select id="language" @change=${(event) => choose(event.target.value)}>
        ${Object.entries(LANGUAGES).map(([tag, name]) => html`<option value=${tag} lang=${tag} .selected=${tag === language()}>${name}</option>`)}
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
    return html`<span class="user small muted folds">${session.profile?.name || session.profile?.user_id}</span>
      <button @click=${() => session.signOut()}>${t("frame.sign_out")}</button>`;
  }
}
customElements.define("id-app", App);
