// Saves a form: sends what was changed in it, and asks before it overwrites what somebody else changed meanwhile.
import { changed, conflicts, conflictsIn, merged } from "./changes.js";
import { announce, confirm } from "./dialog.js";
import { maybe, t } from "./words.js";

/**
 * shown: the record that the form was filled from; given: what stands in the form, by the names of the record;
 * fetch: brings the record of now; send: gets what is to be changed, and returns the new record.
 * Resolves to the newest record, or to null when nothing was to be done or the reader thought better of it.
 */
export async function saveChanges({ shown, given, fetch, send, maps = [] }) {
  const mine = changed(shown, given);
  if (Object.keys(mine).length === 0) {
    announce(t("conflict.unchanged"));
    return null;
  }
  const now = await fetch();
  const plain = Object.fromEntries(Object.entries(mine).filter(([name]) => !maps.includes(name)));
  const both = conflicts(shown, now, plain);
  for (const name of maps.filter((each) => each in mine)) {
    both.push(...conflictsIn(shown[name], now[name], mine[name]));
    mine[name] = merged(shown[name], now[name], mine[name]);
  }
  if (both.length && !(await agreeTo(both))) {
    return null;
  }
  return send(mine, now);
}

/** Whether what others changed meanwhile is to be overwritten. */
export function agreeTo(both) {
  return confirm({
    title: t("conflict.title"),
    text: t("conflict.text"),
    consequences: both.map(({ name, theirs, mine }) => t("conflict.one", { field: maybe("field." + name) ?? name, theirs: text(theirs), mine: text(mine) })),
    action: t("conflict.overwrite"),
    danger: true,
  });
}

function text(value) {
  const said = Array.isArray(value) ? value.join(", ") : typeof value === "string" ? value.trim() : value && JSON.stringify(value);
  return said || t("conflict.nothing");
}
