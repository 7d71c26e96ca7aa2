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

/** Around us is the page that knows who is signed in: it shows what we want to send, sends it, and tells the answer. */
const sentByOthers = (url, { body }) =>
  new Promise((answered, refused) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) =>
      data.problem
        ? refused(new Error(data.problem))
        : answered(new Response(JSON.stringify(data.answer), { status: data.status, headers: { "Content-Type": "application/json" } }));
    parent.postMessage({ url, body }, location.origin, [port2]);
  });

const isFramed = parent !== window;
if (isFramed) {
  document.getElementById("try").remove();
}
SwaggerUIBundle({
  url: openapi,
  dom_id: "#docs",
  docExpansion: "none",
  filter: true,
  requestInterceptor: (request) =>
    isFramed && !request.loadSpec && !request.headers.Authorization ? Object.assign(request, { userFetch: sentByOthers }) : request,
});
new MutationObserver(tell).observe(document.getElementById("docs"), { childList: true, subtree: true });
