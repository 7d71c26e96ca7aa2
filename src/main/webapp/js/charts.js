// Charts as SVG, each with its numbers as a table for those who cannot see it.
import { html, nothing, svg } from "./lit.js";
import { number, t } from "./words.js";

const WIDTH = 420;
const HEIGHT = 150;
const LEFT = 34;
const FOOT = 22;

/**
 * Stacked columns. series: [{ name, kind: "a" | "b" }], rows: [{ label, values: […] }].
 */
export function columns({ title, series, rows }) {
  const highest = Math.max(1, ...rows.map(({ values }) => values.reduce((a, b) => a + b, 0)));
  const height = HEIGHT - FOOT - 8;
  const step = (WIDTH - LEFT) / Math.max(rows.length, 1);
  const bars = rows.map(({ values }, i) => {
    let top = HEIGHT - FOOT;
    return values.map((value, j) => {
      const size = (value / highest) * height;
      top -= size;
      return svg`<rect class=${series[j].kind} x=${LEFT + i * step + step * 0.15} y=${top} width=${step * 0.7} height=${size} rx="1"></rect>`;
    });
  });
  const every = Math.ceil(rows.length / 6);
  return figure(title, series, rows, html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
    ${svg`<line x1=${LEFT} x2=${WIDTH} y1=${HEIGHT - FOOT} y2=${HEIGHT - FOOT}></line>
      <text x=${LEFT - 5} y="14" text-anchor="end">${number(highest)}</text><text x=${LEFT - 5} y=${HEIGHT - FOOT} text-anchor="end">0</text>${bars}
      ${rows.map(({ label }, i) => (i % every === 0 ? svg`<text x=${LEFT + i * step} y=${HEIGHT - 5}>${label}</text>` : nothing))}`}
  </svg>`);
}

/** One bar for each row. */
export function bars({ title, rows }) {
  const highest = Math.max(1, ...rows.map(({ values }) => values[0]));
  const height = rows.length * 30;
  return figure(title, [{ name: t("chart.count"), kind: "a" }], rows, html`<svg viewBox="0 0 ${WIDTH} ${height}" aria-hidden="true">
    ${svg`${rows.map(({ label, values: [value] }, i) => svg`<text x="0" y=${i * 30 + 19}>${label}</text>
      <rect class="a" x="150" y=${i * 30 + 6} width=${(value / highest) * (WIDTH - 215)} height="18" rx="2"></rect>
      <text x=${156 + (value / highest) * (WIDTH - 215)} y=${i * 30 + 19}>${number(value)}</text>`)}`}
  </svg>`);
}

function figure(title, series, rows, picture) {
  return html`<figure class="card chart">
    <figcaption><h2>${title}</h2></figcaption>
    ${series.length > 1 ? html`<div class="legend" aria-hidden="true">${series.map(({ name, kind }) => html`<span><svg viewBox="0 0 1 1">${svg`<rect class=${kind} width="1" height="1"></rect>`}</svg>${name}</span>`)}</div>` : nothing}
    ${picture}
    <div class="hidden"><table><caption>${title}</caption>
      <thead><tr><th scope="col">${t("chart.what")}</th>${series.map(({ name }) => html`<th scope="col">${name}</th>`)}</tr></thead>
      <tbody>${rows.map(({ label, values }) => html`<tr><th scope="row">${label}</th>${values.map((value) => html`<td>${number(value)}</td>`)}</tr>`)}</tbody>
    </table></div></figure>`;
}
