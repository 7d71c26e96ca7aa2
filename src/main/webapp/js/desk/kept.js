// What this browser keeps on the desk. It may be broken, full or forbidden; no page breaks of that.

/** Null where nothing is kept that can be read. */
export function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** Whether it is kept from now on. */
export function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
