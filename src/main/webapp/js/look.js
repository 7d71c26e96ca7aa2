// How the organisation looks: its name, its colours, its logo. Kept for this tab, so that a page that is loaded again
// has its look before it says anything.
import { html } from "./lit.js";
import { store, stored } from "./stored.js";

const KEY = "identity.look";

/** Undefined until the organisation is known, null when there is none. */
let worn = kept();
paint(document.documentElement, worn);

function kept() {
  const last = stored(KEY);
  const asked = new URLSearchParams(location.search).get("domain");
  return last && (!asked || asked === last.domain) ? last : undefined;
}

export const look = () => worn;

/** { domain, name, accent_light, accent_dark, logo }; null: that of the service. */
export function wear(next) {
  worn = next;
  store(KEY, next);
  paint(document.documentElement, next);
  window.dispatchEvent(new CustomEvent("look-changed"));
}

/** Gives an element, and what is in it, these colours. */
export function paint(element, colours) {
  for (const scheme of ["light", "dark"]) {
    const accent = colours?.["accent_" + scheme];
    if (accent) {
      element.style.setProperty("--own-" + scheme, accent);
    } else {
      element.style.removeProperty("--own-" + scheme);
    }
  }
}

/** The logo, or the first letters of the name where there is none, or none any more. Its room is known before it is there. */
export function face({ name, logo }) {
  return logo && !gone.has(logo.path)
    ? html`<img class="logo" src=${logo.path} width=${logo.width} height=${logo.height} alt="" @error=${() => lost(logo.path)}>`
    : html`<span class="initials" data-initials=${initials(name)}></span>`;
}

const gone = new Set();

function lost(path) {
  gone.add(path);
  window.dispatchEvent(new CustomEvent("look-changed"));
}

function initials(name) {
  return name.trim().split(/\s+/).slice(0, 2).map((word) => [...word][0]).join("").toUpperCase();
}
