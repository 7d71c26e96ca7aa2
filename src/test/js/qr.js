// Prints the codes of texts, one a line: its modules, row by row, as 0 and 1.
import { Browser } from "./browser.js";

const { modules } = await new Browser().tab().load("qr.js");
for (const text of process.argv.slice(2)) {
  console.log(modules(text).map((row) => row.map(Number).join("")).join(" "));
}
