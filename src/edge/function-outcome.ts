import type { OriginChange } from "../runtime/run/host/cloudfront-operations.ts";
import type { Answer } from "./answer.ts";
import type { EdgeRequest } from "./message.ts";

/** What a function, or a Lambda@Edge function, at viewer-request made of a request. */
export type RequestOutcome =
  | {
      readonly kind: "request";
      readonly request: EdgeRequest;
      /** The argument of the last origin helper that the function called. */
      readonly originChange: OriginChange | undefined;
    }
  /** The function answered the viewer itself. */
  | ({ readonly kind: "generated" } & Answer)
  /** The function failed, and the edge answered. */
  | ({ readonly kind: "failed" } & Answer);
