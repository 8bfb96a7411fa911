import { setupCloudFront } from "mock-cloudfront/vitest";
import { it } from "vitest";

setupCloudFront();
setupCloudFront();

it("is not reached where there are two", () => undefined);
