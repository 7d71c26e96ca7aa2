/** Conditions of a search: every word has to be found, each anywhere. */
export function wordsOf(text) {
  return (text ?? "").split(/\s+/).filter(Boolean).map((word) => ({ k: "keyword", v: word, o: "contain" }));
}
