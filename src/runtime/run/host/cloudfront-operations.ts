import { type HostOperations, toText } from "./operation.ts";

/** The edge location of a run, as `cf.edgeLocation` reports it. */
export interface EdgeLocation {
  readonly name: string;
  readonly serverIp: string;
  readonly region: string;
}

/** The tenant of a multi-tenant distribution, as `cf.distributionTenant` reports it. */
export interface DistributionTenant {
  readonly id: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** The change that the last call of an origin helper requested. */
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

/** The values of one run that the `cloudfront` module reads. */
export interface RunContext {
  readonly rawQueryString: string | undefined;
  readonly randomSeed: number;
  readonly edgeLocation: EdgeLocation;
  readonly distributionTenant?: DistributionTenant | undefined;
}

/** The effects of the `cloudfront` module's functions during a run, and the operations that cause them. */
export class CloudFrontApiState {
  customLog: string | undefined;
  originChange: OriginChange | undefined;
  readonly operations: HostOperations;

  constructor(context: RunContext) {
    const { randomSeed } = context;
    const edgeLocation = JSON.stringify(context.edgeLocation);
    const tenant = context.distributionTenant && JSON.stringify(context.distributionTenant);
    this.operations = {
      seed: { price: "free", run: () => String(randomSeed) },
      edgeLocation: { price: "text", run: () => edgeLocation },
      tenant: { price: "text", run: () => tenant },
      rawQueryString: { price: "text", run: () => context.rawQueryString },
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
          // A call without a value changes nothing, including the choice of an earlier call.
          if (value !== undefined) {
            this.originChange = { kind: toText(kind), value } as OriginChange;
          }
          return undefined;
        },
      },
    };
  }
}

/** Parses JSON and returns undefined unless it is an object. A `toJSON` in the guest can produce any value. */
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
