// Addresses are hashes: #/desk/users/alice?sort=name. They survive a reload and can be shared.

export function route() {
  const hash = location.hash.startsWith("#/") ? location.hash.slice(2) : "";
  const [path, query] = hash.split("?");
  return { path: path.split("/").filter(Boolean).map(decode), query: new URLSearchParams(query ?? "") };
}

export function link(...parts) {
  return "#/" + parts.map(encodeURIComponent).join("/");
}

export function go(...parts) {
  location.hash = link(...parts);
}

/** Changes the query of the current address without a step in the history. */
export function remember(values) {
  const [path] = location.hash.split("?");
  const kept = Object.entries(values).filter(([, value]) => value !== undefined && value !== "");
  const query = new URLSearchParams(kept).toString();
  history.replaceState(null, "", path + (query ? "?" + query : ""));
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
