// What a browser keeps, in this tab or, with localStorage, for good. It may be full, and nonsense is as good as nothing;
// where it keeps nothing at all, start.js does in its stead.

/** Null where there is nothing that can be read. */
export function stored(key, storage = sessionStorage) {
  try {
    return JSON.parse(storage.getItem(key));
  } catch {
    return null;
  }
}

/** Whether it is kept from now on. */
export function store(key, value, storage = sessionStorage) {
  return storeText(key, JSON.stringify(value), storage);
}

export function storeText(key, text, storage = sessionStorage) {
  try {
    storage.setItem(key, text);
    return true;
  } catch {
    return false;
  }
}
