// A small form that creates something which only needs a name.
import { html, View } from "../lit.js";
import { field, onSubmit, ownId, submit } from "../forms.js";
import { problemBox } from "../problems.js";

/** <id-named .label .action .create=${async (name) => …}> */
class Named extends View {
  static properties = { label: {}, action: {}, create: {}, maxlength: {} };
  id_ = ownId("new-name");

  render() {
    return html`<form class="card stack" @submit=${onSubmit(this, async ({ new_name }, form) => {
      await this.create(new_name);
      form.reset();
    })}>
      ${problemBox(this.problem)}
      <div class="tools">
        <div class="field search">${field({ name: "new_name", id: this.id_, label: this.label, required: true, maxlength: this.maxlength ?? 255 })}</div>
        ${submit(this.action, { busy: this.busy })}
      </div>
    </form>`;
  }
}
customElements.define("id-named", Named);
