/** What must compile and, behind each expected error, what must not. Checked by the compiler, never run. */
import type {
  CloudFrontServiceException,
  CreateFunctionCommandInput,
  FunctionRuntime,
} from "@aws-sdk/client-cloudfront";
import { expectTypeOf } from "vitest";
import {
  builtinServices,
  type CloudFront,
  cloudFront,
  defineService,
  type Handler,
  type Input,
  mockCloudFront,
  type OperationName,
  type Output,
  type Service,
  ServiceError,
} from "../../src/index.ts";

// Operation names
expectTypeOf<"CreateFunction">().toExtend<OperationName<CloudFront>>();
expectTypeOf<"TestFunction">().toExtend<OperationName<CloudFront>>();
// @ts-expect-error: misspelled
expectTypeOf<"CreateFunctions">().toExtend<OperationName<CloudFront>>();
// @ts-expect-error: the command, not the operation
expectTypeOf<"CreateFunctionCommand">().toExtend<OperationName<CloudFront>>();
// @ts-expect-error: the base class of all commands is not an operation
expectTypeOf<"$">().toExtend<OperationName<CloudFront>>();
// @ts-expect-error: of the other client
expectTypeOf<"PutKey">().toExtend<OperationName<CloudFront>>();

// A handler's input has all required members, nested ones too
type CreateInput = Input<CloudFront, "CreateFunction">;
expectTypeOf<CreateInput["Name"]>().toEqualTypeOf<string>();
expectTypeOf<CreateInput["FunctionCode"]>().toExtend<Uint8Array>();
expectTypeOf<CreateInput["FunctionConfig"]["Runtime"]>().toEqualTypeOf<FunctionRuntime>();
expectTypeOf<undefined>().toExtend<CreateInput["Tags"]>();
expectTypeOf<CreateFunctionCommandInput["Name"]>().toEqualTypeOf<string | undefined>();

// A handler's output is the SDK's without $metadata, and bytes of any class
expectTypeOf<Output<CloudFront, "CreateFunction">>().not.toHaveProperty("$metadata");
expectTypeOf<Uint8Array>().toExtend<Output<CloudFront, "GetFunction">["FunctionCode"]>();

// Names, inputs and outputs of handlers
expectTypeOf(
  defineService("mine", cloudFront, {
    DescribeFunction: (input, { accountId }) => ({ ETag: `${input.Name}${accountId}` }),
    GetFunction: async () => ({ FunctionCode: new Uint8Array() }),
    DeleteFunction: () => ({}),
  }),
).toEqualTypeOf<Service>();
// @ts-expect-error: unknown operation
defineService("mine", cloudFront, { DescribeFunctions: () => ({}) });
// @ts-expect-error: unknown member of the input
defineService("mine", cloudFront, { DescribeFunction: (input) => ({ ETag: input.Id }) });
// @ts-expect-error: a member of the output of the wrong type
defineService("mine", cloudFront, { DescribeFunction: () => ({ ETag: 1 }) });
// @ts-expect-error: the output is missing
defineService("mine", cloudFront, { DescribeFunction: () => undefined });
// @ts-expect-error: a string is not accepted as code
defineService("mine", cloudFront, { GetFunction: () => ({ FunctionCode: "code" }) });
// @ts-expect-error: the input of another operation
export const misplaced: Handler<CloudFront, "ListFunctions"> = (input: { Name: string }) => ({
  ETag: input.Name,
});

// Constraints are nested as the input is
defineService("mine", cloudFront, {}, { constraints: { CreateFunction: { Name: { length: [1, 64] } } } });
// @ts-expect-error: unknown member
defineService("mine", cloudFront, {}, { constraints: { CreateFunction: { Names: { length: [1, 64] } } } });
// @ts-expect-error: unknown operation
defineService("mine", cloudFront, {}, { constraints: { CreateFunctions: { Name: { length: [1, 64] } } } });
// @ts-expect-error: bytes have no pattern
defineService("mine", cloudFront, {}, { constraints: { UpdateFunction: { FunctionCode: { pattern: "" } } } });

// Overrides
const cloudfront = mockCloudFront({ services: [...builtinServices] });
cloudfront.override("ListFunctions", () => ({ FunctionList: { MaxItems: 1, Quantity: 0 } }));
cloudfront.override("DescribeFunction", ({ Name }) => {
  expectTypeOf(Name).toEqualTypeOf<string>();
  throw new ServiceError(cloudFront.sdk.NoSuchFunctionExists$, "gone");
});
// @ts-expect-error: unknown operation
cloudfront.override("ListFunction", () => ({}));
// @ts-expect-error: a member of the output of the wrong type
cloudfront.override("ListFunctions", () => ({ FunctionList: { MaxItems: "1", Quantity: 0 } }));
// @ts-expect-error: a required member of the output is missing
cloudfront.override("ListFunctions", () => ({ FunctionList: { MaxItems: 1 } }));
// @ts-expect-error: an exception is no schema
new ServiceError(cloudFront.sdk.NoSuchFunctionExists, "gone");
expectTypeOf<ServiceError>().not.toExtend<CloudFrontServiceException>();
