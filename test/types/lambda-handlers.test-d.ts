/** What must compile and, behind each expected error, what must not. Checked by the compiler, never run. */
import type { CloudFrontRequestHandler, CloudFrontResponseHandler } from "aws-lambda";
import { expectTypeOf } from "vitest";
import type {
  LambdaHandler,
  LambdaHandlers,
  LambdaRequestEvent,
  LambdaResponseEvent,
} from "../../src/edge/lambda/lambda-types.ts";

// Handlers that are typed with @types/aws-lambda.
expectTypeOf<CloudFrontRequestHandler>().toExtend<LambdaHandler>();
expectTypeOf<CloudFrontResponseHandler>().toExtend<LambdaHandler>();

const arn = "arn:aws:lambda:us-east-1:123456789012:function:edge:1";

export const handlers: LambdaHandlers[] = [
  // Events without an annotation.
  { [arn]: async (event) => event.Records[0].cf.request },
  { [arn]: (event, _context, callback) => callback(null, event.Records[0].cf.response) },
  // Events with one.
  { [arn]: async (event: LambdaRequestEvent) => event.Records[0].cf.request },
  { [arn]: async (event: LambdaResponseEvent) => event.Records[0].cf.response.status },
  { [arn]: async () => ({ status: "204" }) },
  // @ts-expect-error: another event
  { [arn]: async (event: { Records: { s3: object }[] }) => event },
  // @ts-expect-error: no function
  { [arn]: "handler" },
];
