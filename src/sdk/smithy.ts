import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

// The SDK loads these when a client is made; a door that loaded them earlier would cost as much as all the rest of it.
let schema: typeof import("@smithy/core/schema") | undefined;
let serde: typeof import("@smithy/core/serde") | undefined;
let protocols: typeof import("@smithy/core/protocols") | undefined;

/** The SDK's reader of schemas. */
export function loadSchemaModule(): typeof import("@smithy/core/schema") {
  schema ??= require("@smithy/core/schema") as typeof import("@smithy/core/schema");
  return schema;
}

/** The SDK's bytes. */
export function loadSerdeModule(): typeof import("@smithy/core/serde") {
  serde ??= require("@smithy/core/serde") as typeof import("@smithy/core/serde");
  return serde;
}

/** The SDK's HTTP messages. */
export function loadProtocolsModule(): typeof import("@smithy/core/protocols") {
  protocols ??= require("@smithy/core/protocols") as typeof import("@smithy/core/protocols");
  return protocols;
}
