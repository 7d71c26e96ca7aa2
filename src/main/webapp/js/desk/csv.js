// Tables as text, as spreadsheets write and read them (RFC 4180, with the separators that spreadsheets use).

/** Rows of texts; the separator is the one that the first line has most of. */
export function parse(text) {
  const given = text.replace(/^\uFEFF/, "");
  const mark = separator(given);
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < given.length; i++) {
    const c = given[i];
    if (quoted) {
      if (c !== '"') {
        cell += c;
      } else if (given[i + 1] === '"') {
        cell += given[++i];
      } else {
        quoted = false;
      }
    } else if (c === '"' && cell === "") {
      quoted = true;
    } else if (c === mark || c === "\n" || c === "\r") {
      row.push(cell);
      cell = "";
      if (c !== mark) {
        i += c === "\r" && given[i + 1] === "\n" ? 1 : 0;
        rows.push(row);
        row = [];
      }
    } else {
      cell += c;
    }
  }
  if (cell !== "" || row.length) {
    rows.push([...row, cell]);
  }
  return rows.filter((each) => each.some((text_) => text_.trim() !== ""));
}

function separator(text) {
  const line = text.slice(0, text.search(/[\r\n]|$/)).replace(/"[^"]*"/g, "");
  const count = (mark) => line.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** A line of a table. What a spreadsheet would take for a formula is marked as text. */
export function line(cells) {
  return cells.map((cell) => quoted_(harmless(cell))).join(",") + "\r\n";
}

function harmless(cell) {
  const text = cell === null || cell === undefined ? "" : typeof cell === "object" ? JSON.stringify(cell) : String(cell);
  return /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
}

/** The text as it was before it was marked as such. */
export function unmarked(text) {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

function quoted_(text) {
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}
