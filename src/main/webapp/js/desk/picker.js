// A field for user IDs that proposes users while one types.
import { html, View } from "../lit.js";
import { field } from "../forms.js";
import { wordsOf } from "./search.js";
import { session } from "../session.js";

/** <id-user-picker .label .name .problem .hint .optional>: several are parted by commas. */
class UserPicker extends View {
  static properties = { label: {}, name: {}, problem: {}, hint: {}, optional: {} };
  found = [];
  before = "";

  render() {
    return html`${field({ name: this.name, label: this.label, required: !this.optional, optional: this.optional, hint: this.hint, list: this.name + "-found", problem: this.problem, input: (event) => this.search(event.target.value) })}
      <datalist id="${this.name}-found">${this.found.map(({ user_id, name }) => html`<option value=${this.before + user_id}>${this.before + name}</option>`)}</datalist>`;
  }

  /** Proposes for the last of them. */
  search(text) {
    const at = text.lastIndexOf(",") + 1;
    const keyword = text.slice(at);
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      if (keyword.trim().length > 1) {
        const query = { filter: wordsOf(keyword), only: ["user_id", "name"], page: { start: 1, limit: 8 } };
        const { results } = await session.asAdministrator("user/list", { query }).catch(() => ({ results: [] }));
        this.show({ found: results, before: text.slice(0, at) + (at ? " " : "") });
      }
    }, 250);
  }
}
customElements.define("id-user-picker", UserPicker);
