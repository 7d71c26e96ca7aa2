/** Conditions of a search: every word has to be found, each anywhere. */
export function wordsOf(text) {
  return (text ?? "").split(/\s+/).filter(Boolean).map((word) => ({ k: "keyword", v: word, o: "contain" }));
}

/** Conditions of a search by tags: "team=ops" asks for the value, "team" alone for the name; several are parted by blanks or commas. */
export function tagsOf(text) {
  return (text ?? "").split(/[\s,]+/).filter(Boolean).map((each) => {
    const at = each.indexOf("=");
    const key = "tags." + (at < 0 ? each : each.slice(0, at));
    return at < 0 || at === each.length - 1 ? { k: key, v: true, o: "exists" } : { k: key, v: each.slice(at + 1), o: "eq" };
  });
}

/** Several user IDs or addresses, parted by line breaks, commas or semicolons; empty where it is not such a list. */
export function idsOf(text) {
  const ids = (text ?? "").split(/[\r\n,;]+/).map((each) => each.trim()).filter(Boolean);
  return ids.length > 1 ? [...new Set(ids)] : [];
}

/** Alternatives that find whoever is called so, or has that address. */
export function oneOf(ids) {
  return ids.length ? ["user_id", "email"].map((k) => ({ k, v: ids, o: "in" })) : undefined;
}
