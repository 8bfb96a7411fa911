import { setupCloudFront } from "mock-cloudfront/vitest";

export const cloudfront = setupCloudFront();
