import { createRequire } from "node:module";
import { CreateFunction$ } from "@aws-sdk/client-cloudfront";
import { GetKey$ } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { describe, expect, it } from "vitest";
import { loadProtocolsModule, loadSchemaModule, loadSerdeModule } from "../../src/sdk/smithy.ts";

const require = createRequire(import.meta.url);

/** Loads a module of `@smithy/core` as a client package does. */
function loadAs(client: string, module: string): unknown {
  return createRequire(require.resolve(client))(`@smithy/core/${module}`);
}

describe("the modules of @smithy/core come from the copy that the client uses", () => {
  it.each([
    ["@aws-sdk/client-cloudfront", CreateFunction$[1]],
    ["@aws-sdk/client-cloudfront-keyvaluestore", GetKey$[1]],
  ])("schemas of %s", (client, namespace) => {
    expect(loadSchemaModule(namespace)).toBe(loadAs(client, "schema"));
  });

  it("bytes and HTTP messages", () => {
    expect(loadSerdeModule()).toBe(loadAs("@aws-sdk/client-cloudfront", "serde"));
    expect(loadProtocolsModule()).toBe(loadAs("@aws-sdk/client-cloudfront", "protocols"));
  });
});
