import { isLoopback } from "./adapters/http/host-check.ts";
import { backendHandler, type RequestHandler } from "./adapters/http/request-handler.ts";
import { listen } from "./adapters/http/server.ts";
import { createSignatureCheck } from "./adapters/http/signature.ts";
import { backendKey } from "./core/backend.ts";
import { formatValue, MockCloudFrontError } from "./core/errors.ts";
import { type MockCloudFront, mockCloudFront } from "./mock-cloudfront.ts";
import type { MockCloudFrontOptions } from "./options.ts";

export type { RequestHandler };

/** What may be said to `startServer()`, beside the options of the mock behind it. */
export interface ServerOptions extends Omit<MockCloudFrontOptions, "clients" | "intercept" | "retryDelay"> {
  /** `0` for one that is free. @defaultValue `0` */
  readonly port?: number | undefined;
  /**
   * The address to listen on. Whoever can reach any other than the loopback addresses can do all that the mock
   * can do: it is warned about.
   * @defaultValue `"127.0.0.1"`
   */
  readonly host?: string | undefined;
  /** Names by which clients may call this machine beside `localhost` and its addresses, such as a container's. */
  readonly allowedHosts?: readonly string[] | undefined;
  /** Where given, only requests signed with these are answered. @defaultValue signatures are not looked at */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  /** How long a client may take to send a request, in milliseconds. @defaultValue `10_000` */
  readonly requestTimeout?: number | undefined;
  /** Called with one line a request. */
  readonly log?: ((line: string) => void) | undefined;
}

/** An endpoint that listens, until it is closed. */
export interface RunningServer {
  /** What clients take as their endpoint: `http://127.0.0.1:49152`. */
  readonly url: string;
  /** The one that was asked for, or that was free. */
  readonly port: number;
  /** The fake behind it, to seed and to look at. */
  readonly mock: MockCloudFront;
  /** Ends every connection; the port is free then. */
  close(): Promise<void>;
}

/**
 * A handler for a client of your own, which then talks to the fake with no stub involved: its serializer,
 * signer and retries are those of the SDK, with its waiting, and it needs credentials of any kind. The handle is
 * best made with `clients: []`.
 *
 * @throws MockCloudFrontError `INVALID_OPTION` for what is no handle.
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
  requireHandle(cloudfront);
  return backendHandler(() => cloudfront[backendKey]);
}

/** A handle need not be installed yet: that of `setupCloudFront` is not while tests are collected. */
function requireHandle(cloudfront: unknown): void {
  if (typeof cloudfront !== "object" || cloudfront === null || !(backendKey in cloudfront)) {
    throw new MockCloudFrontError(
      "INVALID_OPTION",
      `requestHandler() was given ${formatValue(cloudfront)}; give it what mockCloudFront({ clients: [] }) returns.`,
    );
  }
}

/**
 * The fake as an HTTP endpoint, for the AWS CLI, boto3, Terraform and SDKs of other languages. Takes the options of
 * `mockCloudFront` too.
 *
 * @throws MockCloudFrontError `INVALID_OPTION`; and what Node throws where the port is taken.
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
    port: wanted = 0,
    host = "127.0.0.1",
    allowedHosts = [],
    credentials,
    requestTimeout = 10_000,
    log,
    ...mockOptions
  } = options;
  requireServerOptions({ port: wanted, host, allowedHosts, requestTimeout });
  const mock = mockCloudFront({ ...mockOptions, clients: [] });
  if (!isLoopback(host.toLowerCase())) {
    process.emitWarning(
      `The mock listens on ${host}: whoever can reach this machine can use it. Leave host out to stay on 127.0.0.1.`,
      "MockCloudFrontWarning",
    );
  }
  const endpoint = {
    backend: mock[backendKey],
    controls: mock,
    allowedHosts: [host, ...allowedHosts],
    checkSignature: credentials && createSignatureCheck(credentials),
  };
  const { port, close } = await listen(endpoint, { port: wanted, host, requestTimeout, log });
  const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
  return { url, port, mock, close };
}

function isPort(port: unknown): boolean {
  return Number.isInteger(port) && Number(port) >= 0 && Number(port) <= 65_535;
}

function requireServerOptions({ port, host, allowedHosts, requestTimeout }: Required<Limits>): void {
  const defects: [name: string, value: unknown, isFine: boolean, advice: string][] = [
    ["port", port, isPort(port), "a port, or 0 for one that is free"],
    ["host", host, typeof host === "string" && host !== "", 'an address: "127.0.0.1" or "::1"'],
    ["allowedHosts", allowedHosts, Array.isArray(allowedHosts), 'a list of names: ["mock"]'],
    ["requestTimeout", requestTimeout, Number(requestTimeout) > 0, "milliseconds"],
  ];
  for (const [name, value, isFine, advice] of defects) {
    if (!isFine) {
      throw new MockCloudFrontError(
        "INVALID_OPTION",
        `The option ${name} is ${formatValue(value)}; give ${advice}.`,
      );
    }
  }
}

type Limits = Pick<ServerOptions, "port" | "host" | "allowedHosts" | "requestTimeout">;
