import * as cloudfront from "@aws-sdk/client-cloudfront";
import * as keyvaluestore from "@aws-sdk/client-cloudfront-keyvaluestore";
import { HttpResponse } from "@smithy/core/protocols";
import { describe, expect, it } from "vitest";
import { findRoute } from "../../src/adapters/http/router.ts";
import { copy } from "../../src/sdk/copy.ts";
import type { Sdk } from "../../src/sdk/operation.ts";
import { encodeBody, getOperations, getServerProtocol } from "../../src/sdk/server-protocol.ts";
import { cloudFront, type ServiceApi } from "../../src/sdk/service-api.ts";
import { getShape, type Shape } from "../../src/sdk/shape.ts";

const apis: [string, ServiceApi<Sdk>, number][] = [
  ["CloudFront", cloudFront as unknown as ServiceApi<Sdk>, 167],
  ["the key value store", { sdk: keyvaluestore } as unknown as ServiceApi<Sdk>, 6],
];

/** A value with every member there, to a depth that no schema outdoes without repeating itself. */
function sample(shape: Shape, path: string, depth = 0): unknown {
  switch (shape.kind) {
    case "structure":
      return Object.fromEntries(
        shape.members
          .filter(() => depth < 8)
          .map(({ name, shape: part }) => [name, sample(part, name, depth + 1)]),
      );
    case "list":
      return [sample(shape.element, `${path}-1`, depth + 1), sample(shape.element, `${path}-2`, depth + 1)];
    case "map":
      return { key: sample(shape.value, path, depth + 1) };
    case "number":
      return 17;
    case "boolean":
      return true;
    case "timestamp":
      return new Date("2026-01-02T03:04:05.000Z");
    case "blob":
      return new TextEncoder().encode(`bytes of ${path}`);
    default:
      return `${path} & <é>`;
  }
}

const clients = [
  new cloudfront.CloudFrontClient({ region: "us-east-1" }),
  new keyvaluestore.CloudFrontKeyValueStoreClient({ region: "us-east-1" }),
];

describe.each(apis)("every operation of %s", (name, api, atLeast) => {
  const operations = getOperations(api);
  const config = clients[name === "CloudFront" ? 0 : 1]?.config as never as {
    protocol: {
      serializeRequest(
        operation: object,
        input: object,
        context: object,
      ): Promise<{
        method: string;
        path: string;
        query: Record<string, string>;
        headers: Record<string, string>;
        body: unknown;
      }>;
      deserializeResponse(
        operation: object,
        context: object,
        response: object,
      ): Promise<{ $metadata?: unknown }>;
    };
  };
  const context = { ...config, endpoint: async () => ({ hostname: "host", protocol: "https:", path: "/" }) };

  it("exists", () => expect(operations.length).toBeGreaterThanOrEqual(atLeast));

  it.each(operations.map((schema) => [schema[2], schema] as const))(
    "%s: reads the requests that the SDK sends",
    async (_, schema) => {
      const [, namespace, operation, traits, input, output] = schema;
      const shape = getShape(input);
      const given = sample(shape, "") as Record<string, unknown>;
      const request = await config.protocol.serializeRequest(
        { namespace, name: operation, traits, input, output },
        given,
        context,
      );
      const { method, path, query, headers } = request;
      const match = findRoute([api], method, path, query);
      if (!("labels" in match)) {
        return expect.fail(`no route for ${method} ${path}`);
      }
      expect(match.schema).toBe(schema);
      const read = await getServerProtocol(api).readRequest(schema, {
        headers,
        body: encodeBody(request.body),
      });
      const elsewhere = shape.kind === "structure" ? shape.members : [];
      const labels = Object.fromEntries(
        Object.entries(match.labels).map(([k, v]) => [k, decodeURIComponent(v)]),
      );
      const queried = Object.fromEntries(
        elsewhere.flatMap(({ name, queryName }) => (queryName ? [[name, query[queryName]]] : [])),
      );
      expect(copy(shape, { ...read, ...labels, ...queried })).toEqual(copy(shape, given));
    },
  );

  it.each(operations.map((schema) => [schema[2], schema] as const))(
    "%s: writes responses that the SDK reads",
    async (_, schema) => {
      const [, namespace, operation, traits, input, output] = schema;
      const shape = getShape(output);
      const answer = copy(shape, sample(shape, "") as object);
      const { headers, body } = await getServerProtocol(api).writeResponse(schema, answer);
      const response = new HttpResponse({
        statusCode: 200,
        headers: { ...headers },
        body: body ?? new Uint8Array(),
      });
      const read = await config.protocol.deserializeResponse(
        { namespace, name: operation, traits, input, output },
        context,
        response,
      );
      delete read.$metadata;
      expect(copy(shape, read)).toEqual(answer);
    },
  );
});
