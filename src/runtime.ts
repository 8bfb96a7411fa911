/**
 * Checks and runs the code of CloudFront Functions under both runtimes, and creates the events to run it on.
 *
 * @module
 */
export { type CheckOptions, checkFunction } from "./runtime/check/check-function.ts";
export type { Finding } from "./runtime/check/finding.ts";
export { formatFindings } from "./runtime/check/format-findings.ts";
export type { FunctionRuntime } from "./runtime/check/runtimes.ts";
export type {
  EventContext,
  EventType,
  MultiValueItem,
  ResponseBody,
  ValueObject,
  ValueObjects,
  Viewer,
  ViewerEvent,
  ViewerRequest,
  ViewerRequestEvent,
  ViewerResponse,
  ViewerResponseEvent,
} from "./runtime/event/event.ts";
export type {
  EventOverrides,
  RequestOverrides,
  ValueOverride,
  ValueOverrides,
} from "./runtime/event/overrides.ts";
export { type ViewerRequestOverrides, viewerRequest } from "./runtime/event/viewer-request.ts";
export { type ViewerResponseOverrides, viewerResponse } from "./runtime/event/viewer-response.ts";
export type { FunctionExecutor } from "./runtime/executor.ts";
export type {
  CloudFrontModule,
  CwtContent,
  CwtModule,
  FunctionKeyValueStore,
  HandlerRequest,
  OriginGroupMember,
  OriginOverrides,
  RequestOrigin,
  RequestOriginGroup,
  ReturnedRequest,
  ReturnedResponse,
  ViewerRequestHandler,
  ViewerResponseHandler,
} from "./runtime/function-types.ts";
export type {
  DistributionTenant,
  EdgeLocation,
  OriginChange,
} from "./runtime/run/host/cloudfront-operations.ts";
export type { RunInput } from "./runtime/run/run-input.ts";
export type { CodePosition, RunReport } from "./runtime/run/run-report.ts";
export { type RunResult, runFunction } from "./runtime/run-function.ts";
export type { KeyValueItems, RunFunctionOptions } from "./runtime/run-options.ts";
