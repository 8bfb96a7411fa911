import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

type SchemaModule = typeof import("@smithy/core/schema");
type SerdeModule = typeof import("@smithy/core/serde");
type ProtocolsModule = typeof import("@smithy/core/protocols");

const cloudFrontClient = "@aws-sdk/client-cloudfront";

/** The client packages by the namespace of their schemas. */
const clientPackages: Readonly<Record<string, string>> = {
  "com.amazonaws.cloudfront": cloudFrontClient,
  "com.amazonaws.cloudfrontkeyvaluestore": "@aws-sdk/client-cloudfront-keyvaluestore",
};

/**
 * Loads a module of `@smithy/core` from the copy that a client package uses. Several copies can be installed. The SDK
 * caches its normalized schemas on the client's schemas, so another copy's objects would stay in the user's real client
 * after `restore()`.
 *
 * Modules are loaded on first use, as the SDK does. Importing them eagerly would double the import time of the package.
 */
function loadFromClient<T>(client: string, module: string): T {
  return createRequire(require.resolve(client))(`@smithy/core/${module}`) as T;
}

const schemaModules = new Map<string, SchemaModule>();
let serde: SerdeModule | undefined;
let protocols: ProtocolsModule | undefined;

/**
 * Loads the SDK's schema reader.
 *
 * @param namespace the namespace of the schemas to read, which selects the client package
 */
export function loadSchemaModule(namespace: string): SchemaModule {
  let schemaModule = schemaModules.get(namespace);
  if (!schemaModule) {
    schemaModule = loadFromClient<SchemaModule>(clientPackages[namespace] ?? cloudFrontClient, "schema");
    schemaModules.set(namespace, schemaModule);
  }
  return schemaModule;
}

/** Loads the SDK's byte adapter. */
export function loadSerdeModule(): SerdeModule {
  serde ??= loadFromClient<SerdeModule>(cloudFrontClient, "serde");
  return serde;
}

/** Loads the SDK's HTTP messages. */
export function loadProtocolsModule(): ProtocolsModule {
  protocols ??= loadFromClient<ProtocolsModule>(cloudFrontClient, "protocols");
  return protocols;
}
