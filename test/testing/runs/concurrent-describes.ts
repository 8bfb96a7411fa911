import { setTimeout } from "node:timers/promises";
import { setupCloudFront } from "mock-cloudfront/vitest";
import { beforeAll, describe, expect, it } from "vitest";
import { passThrough } from "../../support/make.ts";

const cloudfront = setupCloudFront();

describe.concurrent("whose beforeAll takes its time", () => {
  beforeAll(async () => {
    cloudfront.seed.function({ name: "of-the-first", code: passThrough });
    await setTimeout(100);
  });

  it("is in the first describe", () => {
    expect(Object.keys(cloudfront.state().functions ?? {})).toEqual(["of-the-first/DEVELOPMENT"]);
  });
});

describe.concurrent("that begins meanwhile", () => {
  it("is in one that begins beside it", () => void cloudfront.state());
});

it.concurrent("runs beside the first one's beforeAll", () => void cloudfront.state());

it("comes after the describes", () => {
  expect(cloudfront.state()).toEqual({});
});
