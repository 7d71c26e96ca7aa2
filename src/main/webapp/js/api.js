// The public API, and nothing else, is what these pages talk to.

/** Where we are, whatever prefix a proxy puts before all addresses. */
const address = (path) => new URL(path, location.origin + location.pathname).href;

/** What the server refused, or that there was no server: then the status is 0. */
export class Refusal extends Error {
  constructor(status, detail, retryAfter = 0) {
    super(detail.message ?? "");
    this.status = status;
    this.code = detail.code ?? "ERROR_UNKNOWN";
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  get isAway() {
    return [0, 502, 503, 504].includes(this.status) && this.code !== "ERROR_AUTHENTICATION_FAILURE_PLUGIN";
  }
}

/** Calls a v2 method: post("user-profile/get", {}, { token }). With .device the cookie of a trusted device goes along, and may come. */
export async function post(method, body = {}, { token, signal, device = false } = {}) {
  const headers = { "Content-Type": "application/json" };
  if (token) {
    headers.Authorization = "Bearer " + token;
  }
  let response;
  try {
    response = await fetch(address("identity/" + (method.startsWith("v1/") ? "" : "v2/") + method), {
      method: "POST",
      headers,
      body: JSON.stringify(body),
      signal,
      credentials: device ? "same-origin" : "omit",
      cache: "no-store",
    });
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
    throw away(new Refusal(0, { code: "AWAY" }));
  }
  const answer = await response.json().catch(() => ({}));
  if (response.ok) {
    return answer;
  }
  const detail = typeof answer.detail === "object" && answer.detail !== null ? answer.detail : {};
  const refusal = new Refusal(response.status, detail, Number(response.headers.get("Retry-After")) || 0);
  throw refusal.isAway ? away(refusal) : refusal;
}

/** A part of these pages could not be loaded; browsers may remember that, so only a new start of the page helps. */
export function partMissing() {
  window.addEventListener("server-back", () => location.reload(), { once: true });
  return away(new Refusal(0, { code: "AWAY" }));
}

let watching = false;

/** Tells the frame that the server is away, and watches until it is back. */
function away(refusal) {
  if (!watching) {
    watching = true;
    window.dispatchEvent(new CustomEvent("server-away"));
    watch();
  }
  return refusal;
}

function watch() {
  setTimeout(async () => {
    const answer = await fetch(address("check"), { cache: "no-store" }).catch(() => null);
    if (answer?.ok) {
      watching = false;
      window.dispatchEvent(new CustomEvent("server-back"));
    } else {
      watch();
    }
  }, 2000);
}
