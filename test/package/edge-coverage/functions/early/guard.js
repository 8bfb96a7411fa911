var crypto = require("crypto");

function digest(text) {
  return crypto.createHash("sha256").update(text).digest("hex");
}

function handler(event) {
  var header = event.request.headers.authorization;
  if (!header) throw new Error("no authorization");
  event.request.uri = "/" + digest(header.value);
  return event.request;
}
