import { setupCloudFront } from "mock-cloudfront/vitest";
import { it } from "vitest";

const cloudfront = setupCloudFront();
cloudfront.state();

it("is never reached", () => undefined);
