import { ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
import { scenarios } from "mock-cloudfront";
import { setupCloudFront } from "mock-cloudfront/vitest";
import { beforeAll, describe, it } from "vitest";

const cloudfront = setupCloudFront();

describe("by on", () => {
  beforeAll(() => void cloudfront.on(ListFunctionsCommand).resolves({}));
  it("on", () => undefined);
});

describe("by override", () => {
  beforeAll(() => cloudfront.override("ListFunctions", () => ({ FunctionList: undefined })));
  it("override", () => undefined);
});

describe("by faults", () => {
  beforeAll(() => cloudfront.faults.onAnyCommand().delays(5));
  it("faults, first test", () => undefined);
  it("faults, second test", () => undefined);
});

describe("by origin", () => {
  beforeAll(() => cloudfront.origin("site").disconnectsOnce());
  it("origin", () => undefined);
});

describe("by a scenario", () => {
  beforeAll(() => cloudfront.faults.apply(scenarios.quotaReached()));
  it("scenario", () => undefined);
});

it("nothing was planned", () => undefined);
