// What this tab keeps until it is closed. A browser may refuse to keep anything, and nonsense is as good as nothing.

export function stored(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
}

export function store(key, value) {
  storeText(key, JSON.stringify(value));
}

export function storeText(key, text) {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // it lasts as long as the page
  }
}
