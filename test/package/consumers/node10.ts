// The entry points for `moduleResolution: node`, which reads `main`, `types` and `typesVersions`.
import { CloudFrontClient, CreateFunctionCommand } from "@aws-sdk/client-cloudfront";
import { expect } from "expect";
import { type MockCloudFront, mockCloudFront } from "mock-cloudfront";
import { startServer } from "mock-cloudfront/http";
import { setupCloudFront } from "mock-cloudfront/jest";
import type { CloudFrontMatchers, matchers } from "mock-cloudfront/matchers";
import "mock-cloudfront/matchers/expect";
import "mock-cloudfront/matchers/jest";
import { checkFunction, type Finding } from "mock-cloudfront/runtime";

export const cloudfront: MockCloudFront = mockCloudFront({ clients: [CloudFrontClient] });
export const sameHandle: MockCloudFront = setupCloudFront();
export const findings: Finding[] = checkFunction("function handler(event) { return event.request; }");
export const names: keyof CloudFrontMatchers = "toHaveFunction" satisfies keyof typeof matchers;
export const url: Promise<string> = startServer().then((server) => server.url);
expect(cloudfront).toHaveHandled(CreateFunctionCommand, { Name: "edge" });
// @ts-expect-error unknown option, so the types are found
mockCloudFront({ account: "1" });
