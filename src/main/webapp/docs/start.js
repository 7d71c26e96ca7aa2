// Relative to this file, so that a proxy may put a prefix before all addresses.
var openapi = new URL("../identity/openapi.json", document.currentScript.src).href;
SwaggerUIBundle({ url: openapi, dom_id: "#docs", docExpansion: "none", filter: true });
