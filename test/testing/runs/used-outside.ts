import { setupCloudFront } from "mock-cloudfront/vitest";
import { describe, it } from "vitest";

const uses: (() => unknown)[] = [];

describe("with a mock", () => {
  const cloudfront = setupCloudFront();
  uses.push(() => cloudfront.state());
  it("is inside", () => void cloudfront.state());
});

it("is outside", () => uses.map((use) => use()));

it("sets a mock up inside of a test", () => setupCloudFront().state());
