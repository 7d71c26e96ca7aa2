// What somebody changed on a page, and what others changed meanwhile: only the first is sent, and nobody's work is undone unseen.

const same = (a, b) => canonical(a) === canonical(b);

/** As text, whatever the order of members. */
function canonical(value) {
  return JSON.stringify(value ?? "", (_, part) =>
    part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part);
}

/** The members of what was given that are no longer as they were shown. */
export function changed(shown, given) {
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => !same(shown[name], value)));
}

/** [{ name, theirs, mine }] of what both sides changed, to different ends. */
export function conflicts(shown, now, mine) {
  return Object.keys(mine)
    .filter((name) => !same(shown[name], now[name]) && !same(now[name], mine[name]))
    .map((name) => ({ name, theirs: now[name], mine: mine[name] }));
}

/** A map as it is now with what was changed in it here; by whole entries. */
export function merged(shown = {}, now = {}, given = {}) {
  const gone = Object.keys(shown).filter((key) => !(key in given));
  const result = { ...now, ...changed(shown, given) };
  gone.forEach((key) => delete result[key]);
  return result;
}

/** The entries of a map that both sides changed, to different ends. */
export function conflictsIn(shown = {}, now = {}, given = {}) {
  const keys = new Set([...Object.keys(shown), ...Object.keys(given)]);
  const mine = Object.fromEntries([...keys].filter((key) => !same(shown[key], given[key])).map((key) => [key, given[key]]));
  return conflicts(shown, now, mine);
}
