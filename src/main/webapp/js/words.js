// What the pages say, in the reader's language. Every language has every key; a test sees to it.
export const LANGUAGES = { en: "English", ko: "한국어", ja: "日本語" };
const CHOSEN = "identity.language";

let words = {};
/** Whether those words are there, too, that only whoever is signed in needs. */
let whole = false;
let current = "en";
let zone;

export function language() {
  return current;
}

/** The text of a key; {name} is filled in. */
export function t(key, values = {}) {
  const text = words[key];
  if (text === undefined) {
    console.error("no word for " + key);
    return key;
  }
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** The text of a key that may not exist. */
export function maybe(key, values) {
  return key in words ? t(key, values) : undefined;
}

/** The reader's own choice in this browser, or what their browser asks for. */
export function preferred() {
  const wanted = [localStorage.getItem(CHOSEN), ...navigator.languages];
  return wanted.map((tag) => tag?.split("-")[0]).find((tag) => tag in LANGUAGES) ?? "en";
}

/** The language of the signed-in user's profile, unless another was chosen in this browser; and all there is to say. */
export async function follow(profile) {
  zone = profile.timezone;
  const own = profile.language?.split("-")[0];
  const wanted = !localStorage.getItem(CHOSEN) && own in LANGUAGES ? own : current;
  if (wanted !== current || !whole) {
    await speak(wanted, true);
  }
}

/** The words that were there stay when those of the other language cannot be had. */
export async function choose(tag) {
  try {
    await speak(tag);
    localStorage.setItem(CHOSEN, tag);
  } catch {
    window.dispatchEvent(new CustomEvent("language-changed"));
  }
}

export async function speak(tag, all = whole) {
  const parts = await Promise.all((all ? ["", "signed-in/"] : [""]).map((part) => wordsOf(part + tag)));
  words = Object.assign({}, ...parts);
  whole = all;
  current = tag;
  document.documentElement.lang = tag;
  window.dispatchEvent(new CustomEvent("language-changed"));
}

async function wordsOf(name) {
  const answer = await fetch(new URL(`../words/${name}.json`, import.meta.url));
  if (!answer.ok) {
    throw new Error("no words of " + name);
  }
  return answer.json();
}

/** A moment in the user's own time zone. */
export function moment(iso) {
  return iso ? format(new Date(iso), { dateStyle: "medium", timeStyle: "short" }) : "";
}

export function day(iso) {
  return iso ? format(new Date(iso), { dateStyle: "medium" }) : "";
}

export function number(value) {
  return new Intl.NumberFormat(current).format(value);
}

/** A duration in the largest unit that fits: "5 minutes". */
export function duration(seconds) {
  const [value, unit] = seconds < 90 ? [seconds, "second"] : [Math.ceil(seconds / 60), "minute"];
  return new Intl.NumberFormat(current, { style: "unit", unit, unitDisplay: "long" }).format(value);
}

/** How long ago: "3 hours ago". */
export function ago(iso) {
  if (!iso) {
    return "";
  }
  const seconds = (new Date(iso) - Date.now()) / 1000;
  const steps = [[60, 1, "second"], [3600, 60, "minute"], [86400, 3600, "hour"], [2592000, 86400, "day"]];
  const step = steps.find(([limit]) => -seconds < limit);
  if (!step) {
    return day(iso);
  }
  return new Intl.RelativeTimeFormat(current, { numeric: "auto" }).format(Math.round(seconds / step[1]), step[2]);
}

function format(date, options) {
  try {
    return new Intl.DateTimeFormat(current, { ...options, timeZone: zone }).format(date);
  } catch {
    return new Intl.DateTimeFormat(current, options).format(date);
  }
}
