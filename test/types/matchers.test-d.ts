/** What must compile and, behind each expected error, what must not. Checked by the compiler, never run. */
import {
  CloudFrontClient,
  CreateDistributionCommand,
  CreateFunctionCommand,
  ListFunctionsCommand,
  NoSuchFunctionExists,
  PublishFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { PutKeyCommand } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { expect as jestExpect } from "expect";
import { expect, expectTypeOf } from "vitest";
import { MockCloudFrontError } from "../../src/index.ts";
import { type CloudFrontMatchers, matchers } from "../../src/testing/matchers.ts";

// Both runners accept the matchers.
expect.extend(matchers);
jestExpect.extend(matchers);

declare const it: CloudFrontMatchers<"from the runner">;
const any = expect.any(String);
const some = jestExpect.stringContaining("x");

// Functions
expectTypeOf(it.toHaveFunction("edge")).toEqualTypeOf<"from the runner">();
it.toHaveFunction("edge", { code: "text", config: { Runtime: "cloudfront-js-2.0", Comment: any } });
it.toHaveFunction("edge", { code: new Uint8Array(), etag: some });
it.toHaveFunction("edge", { etag: {} as string | undefined }); // as in the SDK's outputs
it.toHaveFunction("edge", expect.objectContaining({ etag: "E1" }));
it.toHaveFunction("edge", jestExpect.objectContaining({ etag: "E1" }));
it.toHavePublishedFunction("edge", {
  config: { KeyValueStoreAssociations: { Items: [{ KeyValueStoreARN: some }] } },
});
// @ts-expect-error: the name is missing
it.toHaveFunction();
// @ts-expect-error: unknown member
it.toHaveFunction("edge", { runtime: "cloudfront-js-2.0" });
// @ts-expect-error: invalid value, nested
it.toHavePublishedFunction("edge", { config: { Runtime: "cloudfront-js-3.0" } });
// @ts-expect-error: the code is a string or bytes
it.toHaveFunction("edge", { code: 1 });

// Stores and distributions
it.toHaveKeyValue("flags", "beta");
it.toHaveKeyValue("flags", "beta", "on");
it.toHaveKeyValue("flags", "beta", some);
// @ts-expect-error: the key is missing
it.toHaveKeyValue("flags");
// @ts-expect-error: values are strings
it.toHaveKeyValue("flags", "beta", 1);
it.toHaveDistribution("E1", { config: { Enabled: true, Aliases: { Items: ["example.com"] } } });
it.toHaveDistribution("E1", { domainName: some });
// @ts-expect-error: unknown member, nested
it.toHaveDistribution("E1", { config: { DefaultCacheBehavior: { Functions: [] } } });

// Calls
it.toHaveHandled(ListFunctionsCommand);
it.toHaveHandled(CreateFunctionCommand, { Name: "edge", FunctionConfig: { Runtime: "cloudfront-js-2.0" } });
it.toHaveHandled(CreateFunctionCommand, { FunctionCode: "text" });
it.toHaveHandled(CreateFunctionCommand, { FunctionCode: new Uint8Array() });
it.toHaveHandled(PublishFunctionCommand, { IfMatch: some });
it.toHaveHandled(PublishFunctionCommand, expect.objectContaining({ Name: "edge" }));
it.toHaveHandled(PutKeyCommand, { Key: "a" });
it.toHaveHandled(CreateDistributionCommand, {
  DistributionConfig: { Origins: { Items: [{ DomainName: "origin.example.com" }] } },
});
// @ts-expect-error: unknown member of the input
it.toHaveHandled(PublishFunctionCommand, { Names: "edge" });
// @ts-expect-error: invalid value, nested
it.toHaveHandled(CreateFunctionCommand, { FunctionConfig: { Runtime: "cloudfront-js-3.0" } });
// @ts-expect-error: a name is not a command
it.toHaveHandled("CreateFunction");
// @ts-expect-error: a client is not a command
it.toHaveHandled(CloudFrontClient);
// @ts-expect-error: the class, not an instance
it.toHaveHandled(new ListFunctionsCommand({}));

// Rejections
expectTypeOf(it.toRejectWith("Throttling")).toEqualTypeOf<Promise<void>>();
it.toRejectWith(NoSuchFunctionExists);
it.toRejectWith(NoSuchFunctionExists, "does not exist");
it.toRejectWith("NoSuchFunctionExists", /exist/);
it.toRejectWith("ConflictException", some);
it.toRejectWith("ECONNRESET");
it.toRejectWith("UNHANDLED_OPERATION");
it.toRejectWith(MockCloudFrontError);
it.toRejectWith(TypeError);
// @ts-expect-error: unknown error
it.toRejectWith("NoSuchFunctionExist");
// @ts-expect-error: an error's class, not an error
it.toRejectWith(new Error("x"));
// @ts-expect-error: a command is not an error
it.toRejectWith(ListFunctionsCommand);
// @ts-expect-error: a message is a string
it.toRejectWith("Throttling", 400);

// Results of functions
it.toRewriteTo("/index.html");
it.toRewriteTo(some);
// @ts-expect-error: the uri is missing
it.toRewriteTo();
it.toRespondWith(301);
it.toRespondWith(301, { location: "/new", vary: ["a", "b"], "x-id": some, server: undefined });
// @ts-expect-error: a number
it.toRespondWith("301");
// @ts-expect-error: values are strings
it.toRespondWith(301, { age: 10 });

// Visits
it.toReachOrigin("site");
it.toReachOrigin("site.example.com", "/index.html");
it.toReachOrigin("site", some);
// @ts-expect-error: the origin is missing
it.toReachOrigin();
// @ts-expect-error: a uri is a string
it.toReachOrigin("site", /index/);
