// Hands a file to the reader's browser.
export function saveAs(name, parts, type) {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const anchor = Object.assign(document.createElement("a"), { href: address, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/** "users-2026-11-27.csv" */
export function dated(name, ending) {
  return `${name}-${new Date().toISOString().slice(0, 10)}.${ending}`;
}
