import { type HostOperations, toText } from "./operation.ts";

/** Where the function runs, as `cf.edgeLocation` tells it. */
export interface EdgeLocation {
  readonly name: string;
  readonly serverIp: string;
  readonly region: string;
}

/** The tenant of a multi-tenant distribution, as `cf.distributionTenant` tells it. */
export interface DistributionTenant {
  readonly id: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What a call of an origin helper asked for; the last one counts. */
export type OriginChange =
  | { readonly kind: "updateRequestOrigin"; readonly value: Readonly<Record<string, unknown>> }
  | {
      readonly kind: "selectRequestOriginById";
      readonly value: {
        readonly originId: string;
        readonly originOverrides?: Readonly<Record<string, unknown>>;
      };
    }
  | { readonly kind: "createRequestOriginGroup"; readonly value: Readonly<Record<string, unknown>> };

export interface RunContext {
  readonly eventJson: string;
  readonly randomSeed: number;
  readonly edgeLocation: EdgeLocation;
  readonly distributionTenant?: DistributionTenant | undefined;
}

/** What the functions of the `cloudfront` module were told during a run. */
export class CloudFrontApiState {
  customLog: string | undefined;
  originChange: OriginChange | undefined;
  readonly operations: HostOperations;
  #rawQuery: { readonly text: string | undefined } | undefined;

  constructor(surroundings: RunContext) {
    const { randomSeed } = surroundings;
    const edgeLocation = JSON.stringify(surroundings.edgeLocation);
    const tenant = surroundings.distributionTenant && JSON.stringify(surroundings.distributionTenant);
    this.operations = {
      seed: { price: "free", run: () => String(randomSeed) },
      edgeLocation: { price: "text", run: () => edgeLocation },
      tenant: { price: "text", run: () => tenant },
      joinQueryString: { price: "text", run: () => this.#rawQueryString(surroundings.eventJson) },
      customLog: {
        price: "cloudfront",
        run: (text) => {
          this.customLog = toText(text);
          return undefined;
        },
      },
      origin: {
        price: "cloudfront",
        run: (kind, json) => {
          const value = parseObject(toText(json));
          // A call that says nothing changes nothing, not even what an earlier one chose.
          if (value !== undefined) {
            this.originChange = { kind: toText(kind), value } as OriginChange;
          }
          return undefined;
        },
      },
    };
  }

  /** Put together once: each time, the whole event is parsed. */
  #rawQueryString(eventJson: string): string | undefined {
    this.#rawQuery ??= { text: rawQueryString(eventJson) };
    return this.#rawQuery.text;
  }
}

/** The object that a JSON text says; undefined for all else, which a `toJSON` in the guest can make of an object. */
function parseObject(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

interface QueryValue {
  readonly value?: unknown;
  readonly multiValue?: readonly { readonly value?: unknown }[];
}

/**
 * What `rawQueryString()` answers for a test event, which has the query string in parts only: the parts in their
 * order, undefined when there are none.
 */
function rawQueryString(eventJson: string): string | undefined {
  const event = JSON.parse(eventJson) as { request?: { querystring?: Record<string, QueryValue | null> } };
  const parameters = Object.entries(event.request?.querystring ?? {});
  if (parameters.length === 0) {
    return undefined;
  }
  return parameters
    .flatMap(([name, parameter]) =>
      (parameter?.multiValue ?? [parameter]).map((part) => {
        const value = String(part?.value ?? "");
        return value === "" ? name : `${name}=${value}`;
      }),
    )
    .join("&");
}
