import { type EdgeRequest, type EdgeResponse, getUrl } from "./message.ts";
import { toResponse } from "./to-response.ts";
import type { FunctionVisit, OriginRequest, ResultType, Visit } from "./visit-types.ts";

/** What happens during one visit. Steps add to it, and the visit shows it when it has ended. */
export class Trace {
  readonly requestId: string;
  readonly functions: FunctionVisit[] = [];
  readonly originRequests: OriginRequest[] = [];
  distributionId: string | undefined;
  distributionTenantId: string | undefined;
  behavior: string | undefined;
  readonly #request: EdgeRequest;
  readonly #time: Date;
  readonly #notes = new Set<string>();
  #end: { readonly response: EdgeResponse; readonly result: ResultType } | undefined;

  constructor(request: EdgeRequest, time: Date, requestId: string) {
    this.#request = request;
    this.#time = time;
    this.requestId = requestId;
  }

  /** The URL that the viewer visits. */
  get url(): string {
    return getUrl(this.#request);
  }

  /** Adds a note for the author of the test, once. */
  note(text: string): void {
    this.#notes.add(text);
  }

  get notes(): readonly string[] {
    return [...this.#notes];
  }

  end(response: EdgeResponse, result: ResultType): void {
    this.#end = { response, result };
  }

  /** True if the viewer got a response. */
  get hasEnded(): boolean {
    return this.#end !== undefined;
  }

  /** Returns the response and the result of the ended visit. */
  getEnd(): { readonly response: EdgeResponse; readonly result: ResultType } {
    if (!this.#end) {
      throw new TypeError("The visit has not ended.");
    }
    return this.#end;
  }

  /**
   * Returns the ended visit. Each one has its own `Response`, whose body can be read once. The platform's class is slow
   * to construct, so the `Response` is made when it is first read.
   */
  toVisit(): Visit {
    const { response, result } = this.getEnd();
    let received: Response | undefined;
    return {
      method: this.#request.method,
      url: this.url,
      time: new Date(this.#time.getTime()),
      requestId: this.requestId,
      ...(this.distributionId !== undefined && { distributionId: this.distributionId }),
      ...(this.distributionTenantId !== undefined && { distributionTenantId: this.distributionTenantId }),
      ...(this.behavior !== undefined && { behavior: this.behavior }),
      functions: [...this.functions],
      originRequests: [...this.originRequests],
      result,
      get response() {
        received ??= toResponse(response);
        return received;
      },
      notes: this.notes,
    };
  }
}
