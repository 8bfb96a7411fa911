// A blue-green deploy tool, of the kind that projects write. It knows nothing of the fake.
//
// A colour is a function and the key value store that it reads. One colour is live; a release is written to the other,
// tried there, and takes its place. What fails before that leaves what is live alone, and can be run again.
import type { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import type { CloudFrontKeyValueStoreClient } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { attach, attachedFunctions, deployed, invalidate } from "./distribution.ts";
import { type Check, publish, publishedRelease, requirePassing, upload } from "./edge-function.ts";
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
  /** Tells one release from the next, in 128 characters: the function has it, and the invalidation. */
  readonly id: string;
  readonly code: string;
  /** What the code finds in its store. */
  readonly items: Items;
  readonly checks: readonly Check[];
}

const patience: Waiting = { maxWaitTime: 600 };

/** Brings a release live, or throws. Answers the colour that is live. */
export async function deploy(clients: Clients, site: Site, release: Release): Promise<string> {
  const { cloudFront } = clients;
  const { distributionId, name, waiting = patience } = site;
  const live = await liveFunction(cloudFront, site);
  // A run that failed after the switch: the other colour is the former release, to go back to, and stays that.
  const isLive = live !== undefined && (await publishedRelease(cloudFront, nameIn(live))) === release.id;
  const colour = isLive ? nameIn(live) : other(name, live);

  if (isLive) {
    await deployed(cloudFront, distributionId, waiting);
  } else {
    await attach(cloudFront, distributionId, await prepare(clients, colour, release, waiting), waiting);
  }
  await invalidate(cloudFront, distributionId, release.id, waiting);
  return colour;
}

/** All that comes before the switch: a colour that is tried and published. Answers its ARN. */
async function prepare(
  { cloudFront, keyValueStore }: Clients,
  colour: string,
  release: Release,
  waiting: Waiting,
): Promise<string> {
  const storeArn = await readyStore(cloudFront, colour, waiting);
  await fill(keyValueStore, storeArn, release.items);
  const etag = await upload(cloudFront, colour, release, storeArn);
  await requirePassing(cloudFront, colour, etag, release.checks);
  return publish(cloudFront, colour, etag);
}

/** Brings the colour live again that was so before, as it was. `id` names the invalidation. */
export async function goBack({ cloudFront }: Clients, site: Site, id: string): Promise<string> {
  const { distributionId, name, waiting = patience } = site;
  const live = await liveFunction(cloudFront, site);
  if (!live) {
    throw new Error(`The distribution ${distributionId} has no colour of ${name} to go back from`);
  }
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

function nameIn(functionArn: string): string {
  return functionArn.slice(functionArn.lastIndexOf("/") + 1);
}

function other(name: string, liveArn: string | undefined): string {
  return liveArn?.endsWith("-blue") ? `${name}-green` : `${name}-blue`;
}
