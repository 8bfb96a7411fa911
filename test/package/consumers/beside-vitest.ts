import { CloudFrontClient, CreateFunctionCommand, ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
import {
  builtinServices,
  cloudFront,
  defineService,
  type MockCloudFront,
  MockCloudFrontError,
  mockCloudFront,
  type State,
} from "mock-cloudfront";
import { checkFunction, type Finding, formatFindings } from "mock-cloudfront/runtime";
import { expect, it } from "vitest";

const mine = defineService("mine", cloudFront, {
  ListTrustStores: (input) => ({
    TrustStoreList: [],
    ...(input.Marker !== undefined && { NextMarker: input.Marker }),
  }),
});

it("a deployment", async () => {
  using cloudfront: MockCloudFront = mockCloudFront({ services: [...builtinServices, mine] });
  const code = "function handler(event) { return event.request; }";
  const created = await new CloudFrontClient({}).send(
    new CreateFunctionCommand({
      Name: "edge",
      FunctionConfig: { Comment: "", Runtime: "cloudfront-js-2.0" },
      FunctionCode: Buffer.from(code),
    }),
  );
  expect(created.FunctionSummary?.Name satisfies string | undefined).toBe("edge");

  cloudfront.on(ListFunctionsCommand).resolves({ FunctionList: { MaxItems: 1, Quantity: 0 } });
  const [call] = cloudfront.calls(CreateFunctionCommand);
  const state: State = cloudfront.state({ times: false });
  expect([
    call?.input.Name,
    cloudfront.client.commandCalls(CreateFunctionCommand).length,
    state,
  ]).toBeDefined();

  const findings: Finding[] = checkFunction(code, { runtime: "cloudfront-js-1.0" });
  expect(formatFindings(findings, code)).toBe("");
});

it("wrong arguments do not compile", () => {
  // @ts-expect-error unknown option
  mockCloudFront({ account: "123456789012" });
  // @ts-expect-error unknown operation
  defineService("mine", cloudFront, { CreateFunktion: () => ({}) });
  // @ts-expect-error unknown code
  new MockCloudFrontError("NO_SUCH_CODE", "");
});
