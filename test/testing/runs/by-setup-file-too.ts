import { beforeAll, expect, it } from "vitest";
import { passThrough } from "../../support/make.ts";
import { cloudfront } from "./setup-file.ts";

beforeAll(() => void cloudfront.seed.function({ name: "of-the-second-file", code: passThrough }));

it("starts from its own beforeAll, second file", () => {
  expect(Object.keys(cloudfront.state().functions ?? {})).toEqual(["of-the-second-file/DEVELOPMENT"]);
});
