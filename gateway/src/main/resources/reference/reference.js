"use strict";

window.ui = SwaggerUIBundle({
  url: "openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  docExpansion: "list",
  filter: true,
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  tryItOutEnabled: false,
  validatorUrl: null,
  // a token lives in this page alone and is gone when it is closed
  persistAuthorization: false,
  syntaxHighlight: { theme: "idea" },
});
