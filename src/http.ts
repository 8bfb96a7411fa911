import { isLoopback } from "./adapters/http/host-check.ts";
import { createRequestHandler, type RequestHandler } from "./adapters/http/request-handler.ts";
import { startListening } from "./adapters/http/server.ts";
import { createSignatureCheck } from "./adapters/http/signature.ts";
import { backendKey } from "./core/backend.ts";
import { MockCloudFrontError } from "./core/errors.ts";
import { type MockCloudFront, mockCloudFront } from "./mock-cloudfront.ts";
import type { MockCloudFrontOptions } from "./options.ts";
import { formatValue } from "./values/format-value.ts";

export type { RequestHandler };

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
  /** If given, only requests signed with these credentials are served. @defaultValue signatures are not checked */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  /** The time that a client may take to send a request, in milliseconds. @defaultValue `10_000` */
  readonly requestTimeout?: number | undefined;
  /** Called with one line per request. */
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
  const {
    port: requestedPort = 0,
    host = "127.0.0.1",
    allowedHosts = [],
    credentials,
    requestTimeout = 10_000,
    log,
    ...mockOptions
  } = options;
  assertServerOptions({ port: requestedPort, host, allowedHosts, requestTimeout });
  const mock = mockCloudFront({ ...mockOptions, clients: [] });
  if (!isLoopback(host.toLowerCase())) {
    process.emitWarning(
      `The mock listens on ${host}, so other machines can use it. Omit the option host to listen on 127.0.0.1.`,
      "MockCloudFrontWarning",
    );
  }
  const endpoint = {
    backend: mock[backendKey],
    mock,
    allowedHosts: [host, ...allowedHosts],
    checkSignature: credentials && createSignatureCheck(credentials),
  };
  const { port, close } = await startListening(endpoint, { port: requestedPort, host, requestTimeout, log });
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  return { url, port, mock, close };
}

function isPort(port: unknown): boolean {
  return Number.isInteger(port) && Number(port) >= 0 && Number(port) <= 65_535;
}

type ListenOptions = Required<Pick<ServerOptions, "port" | "host" | "allowedHosts" | "requestTimeout">>;

function assertServerOptions({ port, host, allowedHosts, requestTimeout }: ListenOptions): void {
  const rules: [name: string, value: unknown, isValid: boolean, advice: string][] = [
    ["port", port, isPort(port), "a port number, or 0 for a free port"],
    ["host", host, typeof host === "string" && host !== "", 'an address: "127.0.0.1" or "::1"'],
    ["allowedHosts", allowedHosts, Array.isArray(allowedHosts), 'a list of names: ["mock"]'],
    ["requestTimeout", requestTimeout, Number(requestTimeout) > 0, "a number of milliseconds above 0"],
  ];
  for (const [name, value, isValid, advice] of rules) {
    if (!isValid) {
      throw new MockCloudFrontError(
        "INVALID_OPTION",
        `The option ${name} is ${formatValue(value)}. Give ${advice}.`,
      );
    }
  }
}
