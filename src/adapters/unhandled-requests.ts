import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { MockCloudFrontError } from "../core/errors.ts";

/** The part of Node's `ClientRequest` that is read here. */
interface Request {
  readonly method: string;
  readonly host: string;
  readonly path: string;
  destroy(error: Error): void;
}

/** Node publishes every request of `http` and `https` here, when its headers and body are complete. */
const channel = "http.client.request.start";

/** The hosts of AWS's APIs. assumed: the domains of the SDK's partitions "aws" and "aws-cn" */
const awsHost = /(?:^|\.)(?:amazonaws\.com|amazonaws\.com\.cn|api\.aws|api\.amazonwebservices\.com\.cn)$/i;

/**
 * Reports requests to AWS, which no mock has intercepted, until the returned function is called. `"error"` destroys the
 * request with a `MockCloudFrontError`. The first request to a host is destroyed before its connection is established.
 *
 * Node's `fetch`, HTTP/2 and other processes are not observed.
 */
export function watchUnhandledRequests(mode: "warn" | "error", createdAt: string): () => void {
  const onRequest = (message: unknown): void => {
    const { request } = message as { readonly request: Request };
    if (!awsHost.test(request.host)) {
      return;
    }
    const error = unhandledRequestError(request, createdAt);
    if (mode === "error") {
      request.destroy(error);
    } else {
      process.emitWarning(error.message, { type: "MockCloudFrontWarning", code: error.code });
    }
  };
  subscribe(channel, onRequest);
  return () => void unsubscribe(channel, onRequest);
}

function unhandledRequestError({ method, host, path }: Request, createdAt: string): MockCloudFrontError {
  const [pathname] = path.split("?");
  return new MockCloudFrontError(
    "UNHANDLED_REQUEST",
    `${method} https://${host}${pathname} bypasses the mock created at ${createdAt} and goes to AWS. The mock does not ` +
      "intercept this client: it may belong to another service, to a second copy of the SDK, or have its own " +
      "requestHandler. Pass the client or its class in mockCloudFront({ clients: [...] }), mock the other service, or " +
      "leave out onUnhandledRequest.",
  );
}
