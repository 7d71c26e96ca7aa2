// New rows come to the top of a list by themselves, as long as somebody looks at it.
import { html, nothing, View } from "../lit.js";
import { number, t } from "../words.js";

const EVERY = 4000;
const LONGEST = 60000;
/** What took long to be written down has an earlier time than what is there already. */
const OVERLAP = 60000;
const MOST = 200;

/** <id-follow .list>: .list is the id-list it stands in; its config says in .follow by which time its rows come, newest first. */
class Follow extends View {
  static properties = { list: {} };
  on = false;
  pause = EVERY;
  /** The ids of those that came since. */
  arrived = new Set();

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener("visibilitychange", this.wake);
    window.addEventListener("server-back", this.wake);
    this.wake();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener("visibilitychange", this.wake);
    window.removeEventListener("server-back", this.wake);
    this.rest();
  }

  rest() {
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  /** Whoever comes back to the page sees at once what they missed; nobody asks for whom it is hidden from. */
  wake = () => {
    this.rest();
    if (!document.hidden) {
      this.next(0);
    }
  };

  next(pause) {
    clearTimeout(this.timer);
    if (this.on && this.isConnected && !document.hidden) {
      this.timer = setTimeout(() => this.look(), pause);
    }
  }

  toggle() {
    this.rest();
    this.arrived.clear();
    this.show({ on: !this.on, pause: EVERY, problem: null });
    const { list } = this;
    list.marked = this.arrived;
    if (this.on && !this.atTop) {
      list.want({ page: 1, sort: undefined });
    }
    list.requestUpdate();
    this.next(EVERY);
  }

  get atTop() {
    const { key, desc } = this.list.order;
    return this.list.wanted.page === 1 && key === this.list.config.follow && desc;
  }

  async look() {
    const { list } = this;
    if (!this.atTop) {
      this.toggle();
      return;
    }
    const asking = (this.asking = new AbortController());
    const { running } = list;
    try {
      if (!list.busy && list.rows) {
        await this.bring(asking.signal, () => asking === this.asking && running === list.running);
      }
      this.show({ pause: EVERY, problem: null });
    } catch (problem) {
      if (problem.name === "AbortError") {
        return;
      }
      if (problem.status >= 402 && problem.status < 500 && problem.status !== 429) {
        this.toggle();
        list.show({ problem });
        return;
      }
      this.show({ pause: Math.max(Math.min(this.pause * 2, LONGEST), (problem.retryAfter ?? 0) * 1000), problem });
    }
    this.next(this.pause);
  }

  async bring(signal, current) {
    const { list } = this;
    const { key, follow, loaded } = list.config;
    const newest = list.rows[0]?.[follow];
    const since = newest && new Date(new Date(newest) - OVERLAP).toISOString();
    const query = list.query();
    query.filter = [...query.filter, ...(since ? [{ k: follow, v: since, o: "datetime_gte" }] : [])];
    query.page = { start: 1, limit: MOST };
    const { results } = await list.call({ ...list.config.body, query }, signal);
    const there = new Map(list.rows.map((row) => [row[key], row]));
    // What is older than all that is shown stands on a later page.
    const oldest = list.rows.length < list.total ? list.rows.at(-1)[follow] : "";
    const fresh = results.filter((row) => !there.has(row[key]) && row[follow] > oldest);
    await loaded?.(fresh);
    if (!current()) {
      return;
    }
    if (newest && fresh.length === MOST) {
      // What came between them and the rows before is not known.
      list.load();
      return;
    }
    results.forEach((row) => there.has(row[key]) && there.set(row[key], row));
    fresh.forEach((row) => {
      there.set(row[key], row);
      this.arrived.add(row[key]);
    });
    const rows = [...there.values()].sort((a, b) => (a[follow] < b[follow] ? 1 : a[follow] > b[follow] ? -1 : b[key] - a[key]));
    await stay(list, () => list.show({ rows: rows.slice(0, MOST), total: list.total + fresh.length }));
  }

  render() {
    const says = !this.on ? "" : this.problem ? t("follow.away") : this.arrived.size ? t("follow.new", { count: number(this.arrived.size) }) : t("follow.on");
    return html`<div class="row"><button aria-pressed=${this.on ? "true" : "false"} @click=${this.toggle}>${t("follow.do")}</button>
      <span class="small muted" role="status">${says || nothing}</span></div>`;
  }
}
customElements.define("id-follow", Follow);

/** Whoever reads further down, or is in a row, goes on at the same place on the screen. */
async function stay(list, change) {
  const rows = [...list.querySelectorAll("tbody tr")];
  const top = (row) => row.getBoundingClientRect().top;
  const mine = rows.find((row) => row.contains(document.activeElement)) ?? (rows.length && top(rows[0]) < 0 ? rows.find((row) => top(row) >= 0) : null);
  const before = mine && top(mine);
  change();
  await list.updateComplete;
  if (mine?.isConnected && top(mine) !== before) {
    window.scrollBy({ top: top(mine) - before, behavior: "instant" });
  }
}
