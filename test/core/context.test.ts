import { ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
import { expect, it } from "vitest";
import type { Context } from "../../src/core/context.ts";
import { defineService } from "../../src/core/service.ts";
import { cloudFront } from "../../src/sdk/service-api.ts";
import { dispatch, makeBackend } from "../support/backend.ts";
import { Clock } from "../support/clock.ts";

it("gives a handler the account, clock, quotas, code check and the caller's region", async () => {
  const clock = new Clock("2026-02-03T04:05:06Z");
  const seen: Context[] = [];
  const listing = defineService("listing", cloudFront, {
    ListFunctions: (_, context) => {
      seen.push(context);
      return {};
    },
  });
  const backend = makeBackend({
    services: [listing],
    accountId: "111122223333",
    quotas: { functions: 7 },
    codeCheck: "service",
    now: clock.now,
  });
  await dispatch(backend, new ListFunctionsCommand({}), "eu-west-1");
  await dispatch(backend, new ListFunctionsCommand({}));

  expect(seen.map(({ region }) => region)).toEqual(["eu-west-1", undefined]);
  expect(seen[0]).toMatchObject({
    accountId: "111122223333",
    codeCheck: "service",
    quotas: { functions: 7 },
  });
  expect(seen[0]?.now()).toEqual(new Date("2026-02-03T04:05:06Z"));
});

it("gives all handlers the same store and random source", async () => {
  const seen: Context[] = [];
  const remember = (_: unknown, context: Context) => {
    seen.push(context);
    return {};
  };
  const backend = makeBackend({
    services: [defineService("listing", cloudFront, { ListFunctions: remember })],
  });
  await dispatch(backend, new ListFunctionsCommand({}));
  await dispatch(backend, new ListFunctionsCommand({}));
  expect(seen[1]?.store).toBe(seen[0]?.store);
  expect(seen[1]?.random).toBe(seen[0]?.random);
});
