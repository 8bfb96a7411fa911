import { setupCloudFront } from "mock-cloudfront/vitest";

setupCloudFront();
throw new Error("from the file");
