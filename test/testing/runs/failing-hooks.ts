import { setupCloudFront } from "mock-cloudfront/vitest";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { passThrough } from "../../support/make.ts";

const cloudfront = setupCloudFront();

describe("a describe whose beforeAll fails", () => {
  beforeAll(() => {
    cloudfront.seed.function({ name: "left-over", code: passThrough });
    throw new Error("from beforeAll");
  });
  it("is not reached", () => undefined);
});

describe("an afterEach that fails", () => {
  afterEach(() => {
    throw new Error("from afterEach");
  });
  it("is followed by it", () => undefined);
});

it("is as if nothing had been", () => {
  expect(cloudfront.state()).toEqual({});
});

afterAll(() => {
  throw new Error("from afterAll");
});
