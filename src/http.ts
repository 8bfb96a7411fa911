import { isLoopback } from "./adapters/http/host-check.ts";
import { createRequestHandler, type RequestHandler } from "./adapters/http/request-handler.ts";
import { startListening } from "./adapters/http/server.ts";
import { resolveServerSettings, serverOptionRules } from "./adapters/http/server-options.ts";
import { createSignatureCheck } from "./adapters/http/signature.ts";
import type { StackControl } from "./adapters/http/stack-routes.ts";
import { backendKey } from "./core/backend.ts";
import { MockCloudFrontError } from "./core/errors.ts";
import { getEdge } from "./edge/edge.ts";
import { Viewers } from "./edge/viewers.ts";
import type { MockCloudFront } from "./handle.ts";
import { mockCloudFront } from "./mock-cloudfront.ts";
import { type MockCloudFrontOptions, mockOptionRules } from "./options.ts";
import type { TemplateSource } from "./templates/source.ts";
import { formatValue } from "./values/format-value.ts";
import { findOptionProblem } from "./values/validate-options.ts";

export type { RequestHandler };

/** The rules for the options of the mock that a server serves. It intercepts no client. */
const { clients: _clients, intercept: _intercept, retryDelay: _retryDelay, ...mockRules } = mockOptionRules;

/** Options of `startServer()`, in addition to those of the mock that it serves. */
export interface ServerOptions extends Omit<MockCloudFrontOptions, "clients" | "intercept" | "retryDelay"> {
  /** The port to listen on. `0` selects a free port. @defaultValue `0` */
  readonly port?: number | undefined;
  /**
   * The address to listen on. With any address that is not a loopback address, other machines can reach the mock and
   * control it. The server then emits a warning.
   * @defaultValue `"127.0.0.1"`
   */
  readonly host?: string | undefined;
  /** Names by which clients may call this machine, besides `localhost` and its addresses: the name of a container. */
  readonly allowedHosts?: readonly string[] | undefined;
  /**
   * If given, CloudFront's operations need a request signed with these credentials. The control routes (`/_mock/`) do
   * not: credentials test the signing of a client and do not protect the mock.
   * @defaultValue signatures are not checked
   */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  /** The time that a client may take to send a request, in milliseconds. @defaultValue `10_000` */
  readonly requestTimeout?: number | undefined;
  /**
   * The number of calls that the call log keeps, and of visits that `visits()` lists. A full log drops its oldest calls.
   * It also drops calls if all inputs take more than 128 MiB. `Infinity` keeps all calls and visits.
   * @defaultValue `1000`
   */
  readonly maxCalls?: number | undefined;
  /** Called with one line per request. What it throws is reported as a warning. */
  readonly log?: ((line: string) => void) | undefined;
}

/** A listening server, until it is closed. */
export interface RunningServer {
  /** The `endpoint` for clients: `http://127.0.0.1:49152`. */
  readonly url: string;
  /** The port of the `port` option, or the free port that was selected. */
  readonly port: number;
  /** The mock that the server serves, for seeds and assertions. */
  readonly mock: MockCloudFront;
  /** The number of calls that the call log dropped since the last reset, because it was full. */
  readonly droppedCalls: number;
  /** Closes every connection and frees the port. */
  close(): Promise<void>;
}

/**
 * Creates a request handler for your own client. The client then talks to the mock without a stub: the SDK serializes,
 * signs and retries, including the delay between attempts, and needs credentials of any kind. Create the mock with
 * `clients: []`.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` if the argument is not a mock.
 * @example
 * import { CloudFrontClient, ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
 * import { mockCloudFront } from "mock-cloudfront";
 * import { requestHandler } from "mock-cloudfront/http";
 *
 * const cloudfront = mockCloudFront({ clients: [] });
 * const client = new CloudFrontClient({
 *   region: "us-east-1",
 *   credentials: { accessKeyId: "test", secretAccessKey: "test" },
 *   requestHandler: requestHandler(cloudfront),
 * });
 * const { FunctionList } = await client.send(new ListFunctionsCommand({}));
 * console.log(FunctionList?.Quantity); // 0
 */
export function requestHandler(cloudfront: MockCloudFront): RequestHandler {
  assertMock(cloudfront);
  return createRequestHandler(() => cloudfront[backendKey]);
}

/** Accepts a mock that is not installed, because that of `setupCloudFront` is not while tests are collected. */
function assertMock(cloudfront: unknown): void {
  if (typeof cloudfront !== "object" || cloudfront === null || !(backendKey in cloudfront)) {
    throw new MockCloudFrontError(
      "INVALID_OPTION",
      `requestHandler() expects a mock, but got ${formatValue(cloudfront)}. Pass the result of mockCloudFront({ clients: [] }).`,
    );
  }
}

/**
 * Starts an HTTP endpoint for the AWS CLI, boto3, Terraform and SDKs of other languages. Also takes the options of
 * `mockCloudFront`.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` for an option with an invalid value. Rejects with Node's error if the port
 * is in use.
 * @example
 * import { CloudFrontClient, ListFunctionsCommand } from "@aws-sdk/client-cloudfront";
 * import { startServer } from "mock-cloudfront/http";
 *
 * const server = await startServer({ port: 0 });
 * const client = new CloudFrontClient({
 *   endpoint: server.url,
 *   region: "us-east-1",
 *   credentials: { accessKeyId: "test", secretAccessKey: "test" },
 * });
 * const { FunctionList } = await client.send(new ListFunctionsCommand({}));
 * console.log(FunctionList?.Quantity); // 0
 * await server.close();
 */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const problem = findOptionProblem(options, { ...serverOptionRules, ...mockRules });
  if (problem !== undefined) {
    throw new MockCloudFrontError("INVALID_OPTION", problem);
  }
  const settings = resolveServerSettings(options);
  const mockOptions = Object.entries(options).filter(([name]) => Object.hasOwn(mockRules, name));
  const mock = mockCloudFront({ ...Object.fromEntries(mockOptions), clients: [] });
  const { host, allowedHosts, credentials, maxCalls } = settings;
  const backend = mock[backendKey];
  backend.callLog.limit({ maxCalls, maxBytes: maxCalls === Number.POSITIVE_INFINITY ? maxCalls : 2 ** 27 });
  if (!isLoopback(host.toLowerCase())) {
    process.emitWarning(
      `The mock listens on ${host}, so other machines can use it. Omit the option host to listen on 127.0.0.1.`,
      "MockCloudFrontWarning",
    );
  }
  const edge = getEdge(backend);
  edge?.limitVisits(maxCalls);
  const endpoint = {
    backend,
    mock,
    viewers: edge && new Viewers(edge, backend),
    stacks: createStackControl(mock),
    allowedHosts: [host, ...allowedHosts],
    checkSignature: credentials && createSignatureCheck(credentials),
  };
  const { port, close } = await startListening(endpoint, settings);
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${port}`,
    port,
    mock,
    close,
    get droppedCalls() {
      return backend.callLog.droppedCount;
    },
  };
}

/** Returns the control of a mock's stacks. The code for templates is loaded when a request needs it. */
function createStackControl(mock: MockCloudFront): StackControl {
  const load = () => import("./templates/stack-control.ts");
  return {
    deploy: (template, options) => mock.deployTemplate(template as TemplateSource, options),
    list: async () => (await load()).describeStacks(mock[backendKey]),
    remove: async (name) => (await load()).deleteStacks(mock[backendKey], name),
  };
}
