// A field for a user ID that proposes users while one types.
import { html, View } from "../lit.js";
import { field } from "../forms.js";
import { wordsOf } from "./search.js";
import { session } from "../session.js";

/** <id-user-picker .label .name .problem> */
class UserPicker extends View {
  static properties = { label: {}, name: {}, problem: {} };
  found = [];

  render() {
    return html`${field({ name: this.name, label: this.label, required: true, list: this.name + "-found", problem: this.problem, input: (event) => this.search(event.target.value) })}
      <datalist id="${this.name}-found">${this.found.map(({ user_id, name }) => html`<option value=${user_id}>${name}</option>`)}</datalist>`;
  }

  search(keyword) {
    clearTimeout(this.timer);
    this.timer = setTimeout(async () => {
      if (keyword.trim().length > 1) {
        const query = { filter: wordsOf(keyword), only: ["user_id", "name"], page: { start: 1, limit: 8 } };
        const { results } = await session.asAdministrator("user/list", { query }).catch(() => ({ results: [] }));
        this.show({ found: results });
      }
    }, 250);
  }
}
customElements.define("id-user-picker", UserPicker);
