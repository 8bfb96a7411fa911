import type { Backend } from "../core/backend.ts";
import { findTenantByHost } from "../services/distribution-tenants/find-serving.ts";
import { findByHost } from "../services/distributions/index.ts";
import { distributions } from "../services/distributions/table.ts";
import type { Edge } from "./edge.ts";
import type { EdgeRequest, EdgeResponse } from "./message.ts";
import type { Trace } from "./trace.ts";
import { defaultViewer } from "./visit-init.ts";
import type { Visit } from "./visit-types.ts";

/** The distributions of a mock for viewers whose requests come over HTTP. */
export class Viewers {
  readonly #edge: Edge;
  readonly #backend: Backend;

  constructor(edge: Edge, backend: Backend) {
    this.#edge = edge;
    this.#backend = backend;
  }

  /** Returns the domain name of a distribution by its id, in any case. */
  findDomainName(id: string): string | undefined {
    const table = this.#backend.environment.store.table(distributions);
    // A seed may give any id. Ids that CloudFront draws are in upper case.
    const row =
      table.find(id.toUpperCase()) ?? [...table.rows()].find(({ record }) => record.id.toLowerCase() === id);
    return row?.record.domainName;
  }

  /** Returns true if a host name is a domain name or alias of a distribution, or a domain of a distribution tenant. */
  hasHost(name: string): boolean {
    const { environment } = this.#backend;
    return findByHost(name, environment) !== undefined || findTenantByHost(name, environment) !== undefined;
  }

  /** Runs the visit of a viewer. Rejects as `visit()` does. */
  async answer(
    request: EdgeRequest,
    viewerIp: string,
    signal: AbortSignal,
  ): Promise<{ readonly response: EdgeResponse; readonly summary: string }> {
    const trace = await this.#edge.visitRaw({ request, viewer: { ...defaultViewer, ip: viewerIp }, signal });
    return { response: trace.getEnd().response, summary: summarize(trace) };
  }

  /** Returns the visits since the last reset as JSON has them, without bodies. */
  list(): readonly object[] {
    return this.#edge.visits().map(toJsonVisit);
  }

  clear(): void {
    this.#edge.clearVisits();
  }
}

function summarize(trace: Trace): string {
  const functions = trace.functions.map(({ name }) => name);
  const origins = trace.originRequests.map(({ originId }) => originId);
  return [
    trace.getEnd().result,
    ...(functions.length > 0 ? [`functions ${functions.join(" ")}`] : []),
    ...(origins.length > 0 ? [`origin ${origins.join(" ")}`] : []),
  ].join(", ");
}

function toJsonVisit({ response, originRequests, ...visit }: Visit): object {
  return {
    ...visit,
    originRequests: originRequests.map(({ body: _body, ...request }) => request),
    response: {
      status: response.status,
      statusText: response.statusText,
      headers: [...response.headers],
    },
  };
}
