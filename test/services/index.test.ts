import type { StaticOperationSchema } from "@smithy/types";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Snapshot, State } from "../../src/index.ts";
import { getOperationId, getOperationName } from "../../src/sdk/operation.ts";
import { callSmallest, seedAll } from "../support/every-operation.ts";
import { interceptionModes, type OpenedMock } from "../support/interception-modes.ts";
import { bundles } from "../support/make-trust-store.ts";
import { everyOperation, owners } from "../support/reference/coverage.ts";

it("every operation of both clients has a service", () => {
  const unhandled = everyOperation.filter((schema) => !owners.has(getOperationId(schema)));
  expect(unhandled.map(getOperationName)).toEqual([]);
});

describe.each(interceptionModes)("every operation ($name)", ({ open }) => {
  let opened: OpenedMock;
  let snapshot: Snapshot;
  let state: State;
  beforeAll(async () => {
    opened = open({ objects: bundles });
    await seedAll(opened);
    snapshot = opened.cloudfront.snapshot();
    state = opened.cloudfront.state();
  });
  afterAll(() => opened.cloudfront.restore());

  const named = everyOperation.map((schema): [string, StaticOperationSchema] => [
    getOperationId(schema),
    schema,
  ]);
  it.each(named)("%s answers its smallest valid input", async (_, schema) => {
    opened.cloudfront.reset(snapshot);
    const { $metadata } = await callSmallest(schema, opened, state);
    expect($metadata.httpStatusCode).toBeLessThan(300);
  });
});
