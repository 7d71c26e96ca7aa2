SwaggerUIBundle({ url: "/identity/openapi.json", dom_id: "#docs", docExpansion: "none", filter: true });
