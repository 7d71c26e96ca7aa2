// Lit's own modules, served from their WebJars; the build fills in the versions. They import
// nothing by bare names, so no import map is needed.
import { ReactiveElement } from "../webjars/lit__reactive-element/${reactive-element.version}/reactive-element.js";
import { html, nothing, render, svg } from "../webjars/lit-html/${lit-html.version}/lit-html.js";

export { html, nothing, render, svg };

/**
 * A Lit element that renders into the page itself instead of a shadow tree: one style sheet, and
 * labels, password managers and assistive technology see ordinary HTML.
 */
export class View extends ReactiveElement {
  createRenderRoot() {
    return this;
  }

  #back = () => this.recover();

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("server-back", this.#back);
    this.requestUpdate();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("server-back", this.#back);
  }

  update(changed) {
    const at = document.activeElement;
    const holds = at !== this && this.contains(at);
    super.update(changed);
    // Who is out of the page shows nothing: what they would show may be gone, and they are asked again when they are back.
    if (this.isConnected) {
      render(this.render(), this, { host: this });
      this.rendered();
    }
    if (holds && !at.isConnected) {
      this.catchFocus();
    }
  }

  /** What render() cannot say is put into the page here, before anybody looks where the focus is. */
  rendered() {}

  /** What had the focus is gone: whoever uses the keyboard or listens goes on at the nearest heading. */
  catchFocus() {
    const heading = this.querySelector("h1, h2") ?? document.querySelector("main h1") ?? document.querySelector("main");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }

  /** The server is back: what could not be brought is brought now. */
  recover() {
    if (this.missed) {
      this.fetch(this.missed);
    } else if (this.problem?.isAway) {
      this.show({ problem: null });
    }
  }

  /** Sets members and renders anew. */
  show(members) {
    Object.assign(this, members);
    this.requestUpdate();
  }

  /** Brings what is to be shown; does not stand in the reader's way. */
  async fetch(action) {
    this.show({ problem: null });
    this.missed = null;
    try {
      return await action();
    } catch (problem) {
      this.missed = problem.isAway ? action : null;
      this.show({ problem });
      return undefined;
    }
  }

  /** The title of the page names the thing it is about. */
  entitle(name) {
    window.dispatchEvent(new CustomEvent("thing-known", { detail: name }));
  }

  /** Runs what may be refused; a refusal becomes this.problem and its message gets the focus. */
  async attempt(action) {
    if (this.busy) {
      return undefined;
    }
    this.show({ busy: true, problem: null });
    try {
      return await action();
    } catch (problem) {
      this.show({ problem });
      return undefined;
    } finally {
      this.show({ busy: false });
      if (this.problem) {
        await this.updateComplete;
        const wrong = this.querySelector("[aria-invalid=true]") ?? this.querySelector("[role=alert]");
        wrong?.focus();
      }
    }
  }
}

// Not fields: those would hide the properties that a subclass declares.
View.prototype.busy = false;
View.prototype.problem = null;
View.prototype.missed = null;
