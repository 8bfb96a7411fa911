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

// Both runners take them.
expect.extend(matchers);
jestExpect.extend(matchers);

declare const it: CloudFrontMatchers<"from the runner">;
const any = expect.any(String);
const some = jestExpect.stringContaining("x");

// Functions
expectTypeOf(it.toHaveFunction("edge")).toEqualTypeOf<"from the runner">();
it.toHaveFunction("edge", { code: "text", config: { Runtime: "cloudfront-js-2.0", Comment: any } });
it.toHaveFunction("edge", { code: new Uint8Array(), etag: some });
it.toHaveFunction("edge", { etag: {} as string | undefined }); // as the SDK's answers have it
it.toHaveFunction("edge", expect.objectContaining({ etag: "E1" }));
it.toHaveFunction("edge", jestExpect.objectContaining({ etag: "E1" }));
it.toHavePublishedFunction("edge", {
  config: { KeyValueStoreAssociations: { Items: [{ KeyValueStoreARN: some }] } },
});
// @ts-expect-error: which function?
it.toHaveFunction();
// @ts-expect-error: no such member
it.toHaveFunction("edge", { runtime: "cloudfront-js-2.0" });
// @ts-expect-error: no such value, at some depth
it.toHavePublishedFunction("edge", { config: { Runtime: "cloudfront-js-3.0" } });
// @ts-expect-error: the code is text or bytes
it.toHaveFunction("edge", { code: 1 });

// Stores and distributions
it.toHaveKeyValue("flags", "beta");
it.toHaveKeyValue("flags", "beta", "on");
it.toHaveKeyValue("flags", "beta", some);
// @ts-expect-error: which key?
it.toHaveKeyValue("flags");
// @ts-expect-error: values are text
it.toHaveKeyValue("flags", "beta", 1);
it.toHaveDistribution("E1", { config: { Enabled: true, Aliases: { Items: ["example.com"] } } });
it.toHaveDistribution("E1", { domainName: some });
// @ts-expect-error: no such member, at some depth
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
// @ts-expect-error: no such member of the input
it.toHaveHandled(PublishFunctionCommand, { Names: "edge" });
// @ts-expect-error: no such value, at some depth
it.toHaveHandled(CreateFunctionCommand, { FunctionConfig: { Runtime: "cloudfront-js-3.0" } });
// @ts-expect-error: a name is no command
it.toHaveHandled("CreateFunction");
// @ts-expect-error: a client is no command
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
// @ts-expect-error: no such error
it.toRejectWith("NoSuchFunctionExist");
// @ts-expect-error: an error's class, not an error
it.toRejectWith(new Error("x"));
// @ts-expect-error: a command is no error
it.toRejectWith(ListFunctionsCommand);
// @ts-expect-error: a message is text
it.toRejectWith("Throttling", 400);

// Runs
it.toRewriteTo("/index.html");
it.toRewriteTo(some);
// @ts-expect-error: to what?
it.toRewriteTo();
it.toRespondWith(301);
it.toRespondWith(301, { location: "/new", vary: ["a", "b"], "x-id": some, server: undefined });
// @ts-expect-error: a number
it.toRespondWith("301");
// @ts-expect-error: values are text
it.toRespondWith(301, { age: 10 });
