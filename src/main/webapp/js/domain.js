// Which organisation (domain) somebody signs in to: ?domain=NAME, the last one in this tab, the
// first label of the host name, or the one that a fresh installation has.
import { post } from "./api.js";
import { storeText } from "./stored.js";

const KEY = "identity.domain";
const USUAL = "default";

function candidates() {
  const label = location.hostname.split(".")[0];
  const named = /^[a-z]/i.test(label) && location.hostname.includes(".") ? label : null;
  const asked = new URLSearchParams(location.search).get("domain");
  return [...new Set([asked ?? sessionStorage.getItem(KEY), asked ? null : named, asked ? null : USUAL])].filter(Boolean);
}

/** What a sign-in page may know of the domain; null when there is none of these names. */
export async function findDomain(domain_id) {
  if (domain_id) {
    return lookUp({ domain_id });
  }
  for (const name of candidates()) {
    const found = await named(name);
    if (found) {
      return found;
    }
  }
  return null;
}

/** The next sign-in in this tab is to it. */
export function rememberDomain(name) {
  storeText(KEY, name);
}

export const named = (name) => lookUp({ name });

async function lookUp(which) {
  try {
    const info = await post("domain/get-auth-info", which);
    rememberDomain(info.name);
    return info;
  } catch (refusal) {
    if (refusal.status === 404) {
      return null;
    }
    throw refusal;
  }
}

/** What pages show of it. */
export function lookOf(info) {
  return info && { domain: info.name, name: displayName(info), ...info.config?.look };
}

export function displayName(info) {
  return info?.config?.settings?.display_name ?? info?.name ?? "Identity";
}
