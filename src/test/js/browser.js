// A browser without a picture, for modules that need none: tabs with globals and a sessionStorage of their own, which hear
// each other. Time passes when a test says so.
import { readFile } from "node:fs/promises";
import vm from "node:vm";

const PAGES = new URL("../../main/webapp/js/", import.meta.url);

/** As a test compares it: what another tab made has other prototypes. */
export const plain = (value) => JSON.parse(JSON.stringify(value));

/** What a module decides, asked of the module itself. */
export async function asked(module, question) {
  return plain(await question(await new Browser().tab().load(module)));
}

export class Browser {
  now = Date.UTC(2026, 0, 1);
  /** { path, headers, body, credentials } of each request, in turn. */
  requests = [];
  timers = [];
  channels = new Set();

  /** @param server answers a request with { status, body, headers }, or throws where there is none */
  constructor(server = () => ({})) {
    this.server = server;
  }

  tab(options) {
    return new Tab(this, options);
  }

  /** Lets time pass, and all that is due happen. */
  async pass(ms = 0) {
    const end = this.now + ms;
    await idle();
    for (let next; (next = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]); await idle()) {
      this.timers.splice(this.timers.indexOf(next), 1);
      this.now = next.at;
      next.run();
    }
    this.now = end;
  }

  async fetch(url, { headers = {}, body, credentials, signal } = {}) {
    signal?.throwIfAborted();
    const { pathname: path } = new URL(url);
    const request = { path, headers, credentials, body: body && JSON.parse(body) };
    this.requests.push(request);
    const answer = await this.server(request);
    return new Response(answer.text ?? JSON.stringify(answer.body ?? {}), { status: answer.status, headers: answer.headers });
  }
}

class Tab {
  events = [];
  modules = new Map();

  /**
   * @param at the address of the page
   * @param storage what its sessionStorage holds
   * @param clock by how much its clock is wrong, in milliseconds
   * @param instead modules that others stand in for
   */
  constructor(browser, { at = "http://localhost/", storage = {}, clock = 0, instead = {} } = {}) {
    this.browser = browser;
    this.stored = new Map(Object.entries(storage));
    this.instead = { "lit.js": { html: () => "", svg: () => "", nothing: "", View: class {} }, ...instead };
    const window = new EventTarget();
    for (const name of ["session-ended", "server-away", "server-back", "look-changed", "profile-changed"]) {
      window.addEventListener(name, ({ detail }) => this.events.push({ name, ...detail }));
    }
    this.context = vm.createContext({
      window,
      CustomEvent,
      TextDecoder,
      TextEncoder,
      URL,
      URLSearchParams,
      atob,
      document: { documentElement: { style: { setProperty() {}, removeProperty() {} } } },
      location: new URL(at),
      history: { replaceState: (_state, _title, address) => (this.context.location.href = new URL(address, this.context.location).href) },
      sessionStorage: {
        getItem: (key) => this.stored.get(key) ?? null,
        setItem: (key, value) => this.store(key, value),
        removeItem: (key) => this.stored.delete(key),
      },
      setTimeout: (run, ms) => browser.timers.push({ run, at: browser.now + ms }),
      fetch: (...asked) => browser.fetch(...asked),
      BroadcastChannel: channelsOf(browser),
    });
    vm.runInContext("(now) => { Date.now = now; }", this.context)(() => browser.now + clock);
  }

  store(key, value) {
    this.stored.set(key, value);
  }

  /** The page is loaded again. */
  reload() {
    return this.browser.tab({ storage: Object.fromEntries(this.stored) });
  }

  async load(name) {
    const module = await this.#module(new URL(name, PAGES));
    if (module.status === "unlinked") {
      await module.link((specifier, from) => this.#module(new URL(specifier, from.identifier)));
    }
    if (module.status === "linked") {
      await module.evaluate();
    }
    return module.namespace;
  }

  #module(url) {
    if (!this.modules.has(url.href)) {
      this.modules.set(url.href, this.#make(url));
    }
    return this.modules.get(url.href);
  }

  async #make(url) {
    const { context } = this;
    const other = this.instead[url.href.slice(PAGES.href.length)];
    if (other) {
      return new vm.SyntheticModule(
        Object.keys(other),
        function () {
          Object.entries(other).forEach(([name, value]) => this.setExport(name, value));
        },
        { context, identifier: url.href },
      );
    }
    return new vm.SourceTextModule(await readFile(url, "utf8"), {
      context,
      identifier: url.href,
      importModuleDynamically: (specifier, from) => this.load(new URL(specifier, from.identifier)),
    });
  }
}

/** What one says all others of the name hear, a moment later. */
function channelsOf({ channels }) {
  return class {
    constructor(name) {
      this.name = name;
      channels.add(this);
    }

    postMessage(data) {
      for (const other of channels) {
        if (other !== this && other.name === this.name) {
          queueMicrotask(() => channels.has(other) && other.onmessage?.({ data: structuredClone(data) }));
        }
      }
    }

    close() {
      channels.delete(this);
    }
  };
}

/** All that can happen without time passing has happened. */
async function idle() {
  for (let turn = 0; turn < 20; turn++) {
    await new Promise(setImmediate);
  }
}
