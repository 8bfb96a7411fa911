// A blue-green deploy tool, of the kind that projects write. It knows nothing of the fake.
//
// A colour is a function and the key value store that it reads. One colour is live; a release is written to the other,
// tried there, and takes its place. What fails before that leaves what is live alone, and can be run again.
import type { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import type { CloudFrontKeyValueStoreClient } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { attach, attachedFunctions, invalidate } from "./distribution.ts";
import { type Check, publish, requirePassing, upload } from "./edge-function.ts";
import { fill, type Items, readyStore, type Waiting } from "./store.ts";

export interface Clients {
  readonly cloudFront: CloudFrontClient;
  readonly keyValueStore: CloudFrontKeyValueStoreClient;
}

export interface Site {
  readonly distributionId: string;
  /** There are two functions and two stores of this name, `…-blue` and `…-green`. */
  readonly name: string;
  readonly waiting?: Waiting;
}

export interface Release {
  /** Tells one release from the next: it names the invalidation. */
  readonly id: string;
  readonly code: string;
  /** What the code finds in its store. */
  readonly items: Items;
  readonly checks: readonly Check[];
}

const patience: Waiting = { maxWaitTime: 600 };

/** Brings a release live, or throws. Answers the colour that is live. */
export async function deploy(clients: Clients, site: Site, release: Release): Promise<string> {
  const { cloudFront, keyValueStore } = clients;
  const { distributionId, name, waiting = patience } = site;
  const colour = other(name, await liveFunction(cloudFront, site));

  const storeArn = await readyStore(cloudFront, colour, waiting);
  await fill(keyValueStore, storeArn, release.items);
  const etag = await upload(cloudFront, colour, release.code, storeArn);
  await requirePassing(cloudFront, colour, etag, release.checks);
  const functionArn = await publish(cloudFront, colour, etag);

  await attach(cloudFront, distributionId, functionArn, waiting);
  await invalidate(cloudFront, distributionId, release.id, waiting);
  return colour;
}

/** Brings the colour live again that was so before, as it was. `id` names the invalidation. */
export async function goBack({ cloudFront }: Clients, site: Site, id: string): Promise<string> {
  const { distributionId, name, waiting = patience } = site;
  const live = await liveFunction(cloudFront, site);
  if (!live) throw new Error(`The distribution ${distributionId} has no colour of ${name} to go back from`);
  const former = other(name, live);
  await attach(cloudFront, distributionId, live.replace(/[^/]+$/, former), waiting);
  await invalidate(cloudFront, distributionId, id, waiting);
  return former;
}

/** The ARN of the colour that is live. */
async function liveFunction(client: CloudFrontClient, site: Site): Promise<string | undefined> {
  const attached = await attachedFunctions(client, site.distributionId);
  return attached.find((arn) => arn.endsWith(`/${site.name}-blue`) || arn.endsWith(`/${site.name}-green`));
}

const other = (name: string, liveArn: string | undefined): string =>
  liveArn?.endsWith("-blue") ? `${name}-green` : `${name}-blue`;
