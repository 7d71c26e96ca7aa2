// Relative to this file, so that a proxy may put a prefix before all addresses.
const openapi = new URL("../identity/openapi.json", document.currentScript.src).href;

/** What Swagger UI does not tell those who listen: names, and how headings are nested. */
const told = [
  [".information-container section", "aria-label", "About"],
  [".schemes", "aria-label", "Server and token"],
  [".filter", "aria-label", "Filter"],
  [".operation-filter-input", "aria-label", "Filter by tag"],
  ["#servers", "aria-label", "Server"],
  [".body-param__text", "aria-label", "Request body"],
  [".opblock-tag", "aria-level", "2"],
  ["h4", "aria-level", "3"],
];

const tell = () => {
  for (const [selector, attribute, value] of told) {
    for (const element of document.querySelectorAll(`${selector}:not([${attribute}])`)) {
      element.setAttribute(attribute, value);
    }
  }
  const ids = new Set();
  for (const element of document.querySelectorAll("#docs [id]")) {
    if (ids.has(element.id)) {
      element.id += "-again";
    }
    ids.add(element.id);
  }
};

SwaggerUIBundle({ url: openapi, dom_id: "#docs", docExpansion: "none", filter: true });
new MutationObserver(tell).observe(document.getElementById("docs"), { childList: true, subtree: true });
