import {
  CreateDistributionCommand,
  type Distribution,
  type DistributionConfig,
  GetDistributionConfigCommand,
  UpdateDistributionCommand,
} from "@aws-sdk/client-cloudfront";
import type { MockCloudFront, MockCloudFrontOptions } from "../../src/index.ts";
import type { OpenedMock } from "./interception-modes.ts";

// Cases reach deep into configurations that the SDK types as optional at each level.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Loose = any;

/** The functions that a case uses. */
export interface World {
  readonly cloudfront: MockCloudFront;
  readonly send: (command: Loose) => Promise<Loose>;
  readonly sendData: (command: Loose) => Promise<Loose>;
  readonly create: (config: DistributionConfig) => Promise<Loose>;
  readonly update: (id: string, change: (config: Loose) => void) => Promise<Loose>;
}

/** One published behavior. A case without an error's name accepts any error of its status. */
export interface ControlPlaneCase {
  readonly name: string;
  /** Issues, pull requests and pages that show the behavior. */
  readonly sources: readonly string[];
  readonly options?: MockCloudFrontOptions;
  readonly run: (world: World) => Promise<unknown>;
  readonly expected: {
    readonly value?: unknown;
    readonly error?: string;
    readonly status?: number;
    readonly message?: unknown;
  };
}

export function createWorld({ client, keyValueStoreClient, cloudfront }: OpenedMock): World {
  async function create(config: DistributionConfig): Promise<Distribution | undefined> {
    return (await client.send(new CreateDistributionCommand({ DistributionConfig: config }))).Distribution;
  }
  async function update(id: string, change: (config: Loose) => void): Promise<Distribution | undefined> {
    const { ETag, DistributionConfig } = await client.send(new GetDistributionConfigCommand({ Id: id }));
    const config = structuredClone(DistributionConfig);
    change(config);
    const command = new UpdateDistributionCommand({ Id: id, IfMatch: ETag, DistributionConfig: config });
    return (await client.send(command)).Distribution;
  }
  return {
    cloudfront,
    send: (command) => client.send(command),
    sendData: (command) => keyValueStoreClient.send(command),
    create,
    update,
  };
}

export const certificateArn =
  "arn:aws:acm:us-east-1:123456789012:certificate/11111111-2222-3333-4444-555555555555";

/** A custom origin. */
export function web(changes: Loose = {}): Loose {
  return {
    Id: "o1",
    DomainName: "www.example.com",
    CustomOriginConfig: {
      HTTPPort: 80,
      HTTPSPort: 443,
      OriginProtocolPolicy: "https-only",
      OriginSslProtocols: { Quantity: 1, Items: ["TLSv1.2"] },
    },
    ...changes,
  };
}

/** An S3 origin. */
export function bucket(changes: Loose = {}): Loose {
  return {
    Id: "o1",
    DomainName: "bucket.s3.us-east-1.amazonaws.com",
    S3OriginConfig: { OriginAccessIdentity: "" },
    ...changes,
  };
}

/** The members of a cache behavior without a cache policy. */
export const legacy = {
  CachePolicyId: undefined,
  MinTTL: 0,
  ForwardedValues: { QueryString: false, Cookies: { Forward: "none" } },
};

let references = 0;

/** A small configuration that CloudFront accepts. */
export function base(changes: Loose = {}, behavior: Loose = {}, origin: Loose = web()): DistributionConfig {
  references += 1;
  return {
    CallerReference: `reference-${references}`,
    Comment: "",
    Enabled: true,
    Origins: { Quantity: 1, Items: [origin] },
    DefaultCacheBehavior: {
      TargetOriginId: "o1",
      ViewerProtocolPolicy: "redirect-to-https",
      CachePolicyId: "658327ea-f89d-4fab-a63d-7e88639e58f6",
      ...behavior,
    },
    ...changes,
  };
}
