import { beforeAll, expect, it } from "vitest";
import { passThrough } from "../../support/make.ts";
import { cloudfront } from "./setup-file.ts";

beforeAll(() => void cloudfront.seed.function({ name: "of-the-first-file", code: passThrough }));

it("starts from its own beforeAll, first file", () => {
  expect(Object.keys(cloudfront.state().functions ?? {})).toEqual(["of-the-first-file/DEVELOPMENT"]);
});
