// Free notes on a thing: pairs of a name and a text of any number of lines. What is no text is kept as it is, and so is
// a text that nobody touched: a form alone would change the ends of its lines.
import { html } from "./lit.js";
import { t } from "./words.js";

/** An editor; the rows live in view.tagRows until the form is sent. */
export function tagsField(tags, view) {
  view.tagRows ??= Object.entries(tags ?? {}).filter(([, value]) => typeof value === "string");
  view.otherTags = Object.fromEntries(Object.entries(tags ?? {}).filter(([, value]) => typeof value !== "string"));
  const change = (rows) => view.show({ tagRows: rows });
  const name = (i) => (event) => (view.tagRows[i] = [event.target.value, view.tagRows[i][1]]);
  const text = (i) => (event) => (view.tagRows[i] = [view.tagRows[i][0], asBefore(event.target.value, view.tagRows[i][1])]);
  return html`<fieldset>
    <legend>${t("tags.title")}</legend>
    ${view.tagRows.map(([key, value], i) => html`<div class="joined">
      <input name="tag_key" .value=${key} aria-label=${t("tags.key")} placeholder=${t("tags.key")} maxlength="255" required @input=${name(i)}>
      <textarea class="line" name="tag_value" rows=${Math.min(value.split("\n").length, 6)} .value=${value} aria-label=${t("tags.value")} placeholder=${t("tags.value")} @input=${text(i)}></textarea>
      <button type="button" aria-label=${t("tags.remove_this", { key })} @click=${() => change(view.tagRows.filter((_, at) => at !== i))}>✕</button>
    </div>`)}
    <div><button type="button" class="quiet" @click=${() => change([...view.tagRows, ["", ""]])}>${t("tags.add")}</button></div>
  </fieldset>`;
}

/** Lines end as they did before: browsers know one end only. */
export function asBefore(text, before) {
  return before.includes("\r\n") ? text.replace(/\r?\n/g, "\r\n") : text;
}

/** The tags that stand in a form, with those that no text can show. */
export function tagsOf(view) {
  const texts = Object.fromEntries((view.tagRows ?? []).map(([key, value]) => [key.trim(), value]));
  return { ...view.otherTags, ...texts };
}
