// A small form that creates something which needs little but a name.
import { html, nothing, View } from "../lit.js";
import { field, onSubmit, ownId, submit } from "../forms.js";
import { problemBox } from "../problems.js";

/** <id-named .label .action .more .create=${async (name, given) => …}>: more are fields besides, given is what stands in them all. */
class Named extends View {
  static properties = { label: {}, action: {}, create: {}, maxlength: {}, more: {} };
  id_ = ownId("new-name");

  render() {
    return html`<form class="card stack" @submit=${onSubmit(this, async ({ new_name, ...given }, form) => {
      await this.create(new_name, given);
      form.reset();
    })}>
      ${problemBox(this.problem)}
      <div class="tools">
        <div class="field search">${field({ name: "new_name", id: this.id_, label: this.label, required: true, maxlength: this.maxlength ?? 255 })}</div>
        ${this.more ?? nothing} ${submit(this.action, { busy: this.busy })}
      </div>
    </form>`;
  }
}
customElements.define("id-named", Named);
