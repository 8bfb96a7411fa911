/** Uses of the types that must compile, and expected errors for those that must not. Never run. */
import {
  CloudFront,
  CloudFrontClient,
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  type FunctionRuntime,
  type FunctionSummary,
  ListFunctionsCommand,
  PublishFunctionCommand,
} from "@aws-sdk/client-cloudfront";
import { CloudFrontKeyValueStoreClient, GetKeyCommand } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { expectTypeOf } from "vitest";
import { startServer } from "../../src/http.ts";
import { type MockCloudFront, mockCloudFront, type ProblemCode, type RecordedCall } from "../../src/index.ts";
import { runFunction, viewerRequest, viewerResponse } from "../../src/runtime.ts";

// Options
expectTypeOf(mockCloudFront()).toEqualTypeOf<MockCloudFront>();
mockCloudFront({ clients: [] });
mockCloudFront({ clients: [CloudFront, new CloudFrontClient({}), CloudFrontKeyValueStoreClient] });
mockCloudFront({ quotas: { functions: 3, functionSize: Number.POSITIVE_INFINITY }, propagation: { ms: 10 } });
// @ts-expect-error: unknown option
mockCloudFront({ account: "123456789012" });
// @ts-expect-error: twelve digits in a string
mockCloudFront({ accountId: 123456789012 });
// @ts-expect-error: unknown quota
mockCloudFront({ quotas: { function: 3 } });
// @ts-expect-error: unknown mode
mockCloudFront({ codeCheck: "off" });
// @ts-expect-error: unknown propagation
mockCloudFront({ propagation: "slow" });
// @ts-expect-error: a number is not a Date
mockCloudFront({ now: () => 0 });

const cloudfront = mockCloudFront();

// Recorded calls
expectTypeOf(cloudfront.calls()).toEqualTypeOf<RecordedCall[]>();
const [call] = cloudfront.calls(CreateFunctionCommand);
if (call) {
  expectTypeOf(call.input).toEqualTypeOf<CreateFunctionCommandInput>();
  expectTypeOf(call.input.Name).toEqualTypeOf<string | undefined>();
  expectTypeOf(call.output?.FunctionSummary).toEqualTypeOf<FunctionSummary | undefined>();
  expectTypeOf(call.error).toEqualTypeOf<Error | undefined>();
  expectTypeOf(call.time).toEqualTypeOf<Date>();
  // @ts-expect-error: PublishFunction has another input
  call.input.IfMatch;
  // @ts-expect-error: recorded outputs have no $metadata
  call.output?.$metadata;
}
expectTypeOf(cloudfront.calls(PublishFunctionCommand)[0]?.input.IfMatch).toEqualTypeOf<string | undefined>();
expectTypeOf(cloudfront.calls(GetKeyCommand)[0]?.input.Key).toEqualTypeOf<string | undefined>();
// @ts-expect-error: a name is not a command
cloudfront.calls("CreateFunction");
// @ts-expect-error: a client is not a command
cloudfront.calls(CloudFrontClient);

// on()
cloudfront.on(CreateFunctionCommand, { Name: "edge" }).resolves({ ETag: "ETVPDKIKX0DER" });
cloudfront.on(GetKeyCommand).resolves({ Value: "1" });
cloudfront.on(ListFunctionsCommand).rejects(new Error("no"));
// @ts-expect-error: unknown member of the input
cloudfront.on(CreateFunctionCommand, { Names: "edge" });
// @ts-expect-error: a member of the output of the wrong type
cloudfront.on(CreateFunctionCommand).resolves({ ETag: 1 });
// @ts-expect-error: a name is not a command
cloudfront.on("CreateFunction");

// The stubs are aws-sdk-client-mock's
expectTypeOf(cloudfront.client.commandCalls(CreateFunctionCommand)[0]?.args[0].input.Name).toEqualTypeOf<
  string | undefined
>();
cloudfront.keyValueStoreClient.commandCalls(GetKeyCommand);

// State and snapshots
cloudfront.reset(cloudfront.snapshot());
// @ts-expect-error: a state is not a snapshot
cloudfront.reset(cloudfront.state());
expectTypeOf(cloudfront.state({ times: false }).functions?.["edge/DEVELOPMENT"]?.etag).toEqualTypeOf<
  string | undefined
>();

// Seeds
const seeded = cloudfront.seed.function({
  name: "edge",
  code: "",
  runtime: "cloudfront-js-1.0",
  publish: true,
});
expectTypeOf(seeded.arn).toEqualTypeOf<string>();
expectTypeOf(seeded.etag).toEqualTypeOf<string>();
// @ts-expect-error: unknown runtime
cloudfront.seed.function({ name: "edge", code: "", runtime: "cloudfront-js-3.0" });
// @ts-expect-error: the code is missing
cloudfront.seed.function({ name: "edge" });
expectTypeOf(cloudfront.seed.distribution().domainName).toEqualTypeOf<string>();
cloudfront.seed.distribution({
  functions: { "viewer-request": "edge" },
  config: { PriceClass: "PriceClass_100" },
});
// @ts-expect-error: unknown event type
cloudfront.seed.distribution({ functions: { "origin-request": "edge" } });

// Optional members accept undefined under exactOptionalPropertyTypes, so that optional values can be passed on.
declare const maybe: undefined;
mockCloudFront({ coverage: maybe, accountId: maybe, quotas: maybe });
cloudfront.seed.function({ name: "edge", code: "", comment: maybe, keyValueStore: maybe });
cloudfront.seed.keyValueStore({ name: "redirects", items: maybe });
cloudfront.seed.distribution({ functions: { "viewer-request": maybe }, origin: maybe });
cloudfront.state({ times: maybe });
runFunction("", viewerRequest({ uri: maybe }), { file: maybe, now: maybe });
viewerResponse({ statusCode: maybe, request: { headers: maybe } });
startServer({ port: maybe, log: maybe });

// The handle
expectTypeOf<MockCloudFront>().toExtend<Disposable>();
expectTypeOf<"UNHANDLED_OPERATION">().toExtend<ProblemCode>();

// Tables of the state are typed; the tables of custom services have the general type
const edge = cloudfront.state().functions["edge/DEVELOPMENT"]!;
expectTypeOf(edge.code).toEqualTypeOf<string>();
expectTypeOf(edge.config.Runtime).toEqualTypeOf<FunctionRuntime>();
expectTypeOf(edge.etag).toEqualTypeOf<string>();
expectTypeOf(cloudfront.state().distributions.E1!.config.Enabled).toEqualTypeOf<boolean>();
expectTypeOf(cloudfront.state().keyValueData.redirects!.items["/old"]).toEqualTypeOf<string | undefined>();
expectTypeOf(cloudfront.state().cachePolicies.p1!.config.MinTTL).toEqualTypeOf<number>();
expectTypeOf(cloudfront.state().keyGroups.g1!.config.Items).toEqualTypeOf<readonly string[]>();
expectTypeOf(cloudfront.state().continuousDeploymentPolicies.p1!.config.Enabled).toEqualTypeOf<boolean>();
expectTypeOf(cloudfront.state().realtimeLogConfigs.arn!.samplingRate).toEqualTypeOf<number>();
expectTypeOf(cloudfront.state().fieldLevelEncryptionProfiles.p1!.config.Name).toEqualTypeOf<string>();
expectTypeOf(cloudfront.state().streamingDistributions.e1!.domainName).toEqualTypeOf<string>();
expectTypeOf(cloudfront.state().trustStores!.t1!.etag).toEqualTypeOf<string>();
