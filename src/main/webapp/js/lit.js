// Lit's own modules, served from their WebJars; the build fills in the versions. They import
// nothing by bare names, so no import map is needed.
import { ReactiveElement } from "../webjars/lit__reactive-element/${reactive-element.version}/reactive-element.js";
import { html, nothing, render, svg } from "../webjars/lit-html/${lit-html.version}/lit-html.js";

export { html, nothing, svg };

/**
 * A Lit element that renders into the page itself instead of a shadow tree: one style sheet, and
 * labels, password managers and assistive technology see ordinary HTML.
 */
export class View extends ReactiveElement {
  createRenderRoot() {
    return this;
  }

  update(changed) {
    super.update(changed);
    render(this.render(), this, { host: this });
  }

  /** Sets members and renders anew. */
  show(members) {
    Object.assign(this, members);
    this.requestUpdate();
  }

  /** Brings what is to be shown; does not stand in the way of what the reader does meanwhile. */
  async fetch(action) {
    this.show({ problem: null });
    try {
      return await action();
    } catch (problem) {
      this.show({ problem });
      return undefined;
    }
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
