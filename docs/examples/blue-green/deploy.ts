// A blue-green deploy tool, as projects write them. It does not know about the fake.
//
// A color is a function and the key value store that it reads. One color is live. The tool writes a release to the other
// color, tests it there, and switches to it. A failure before the switch does not affect the live color.
import type { CloudFrontClient } from "@aws-sdk/client-cloudfront";
import type { CloudFrontKeyValueStoreClient } from "@aws-sdk/client-cloudfront-keyvaluestore";
import { attach, getAttachedFunctions, invalidate, waitUntilDeployed } from "./distribution.ts";
import { assertPassing, type Check, getPublishedRelease, publish, upload } from "./edge-function.ts";
import { ensureReadyStore, fill, type Items, type Waiting } from "./store.ts";

export interface Clients {
  readonly cloudFront: CloudFrontClient;
  readonly keyValueStore: CloudFrontKeyValueStoreClient;
}

export interface Site {
  readonly distributionId: string;
  /** The prefix of the names of the functions and stores: `…-blue` and `…-green`. */
  readonly name: string;
  readonly waiting?: Waiting;
}

export interface Release {
  /** Identifies the release, in at most 128 characters. Stored with the function and the invalidation. */
  readonly id: string;
  readonly code: string;
  /** The items of the store that the code reads. */
  readonly items: Items;
  readonly checks: readonly Check[];
}

const defaultWaiting: Waiting = { maxWaitTime: 600 };

/** Makes a release live, or throws. Returns the live color. */
export async function deploy(clients: Clients, site: Site, release: Release): Promise<string> {
  const { cloudFront } = clients;
  const { distributionId, name, waiting = defaultWaiting } = site;
  const live = await findLiveFunction(cloudFront, site);
  // If a run failed after the switch, the other color is the previous release. Keep it for goBack().
  const isLive =
    live !== undefined && (await getPublishedRelease(cloudFront, toFunctionName(live))) === release.id;
  const color = isLive ? toFunctionName(live) : getOtherColor(name, live);

  if (isLive) {
    await waitUntilDeployed(cloudFront, distributionId, waiting);
  } else {
    await attach(cloudFront, distributionId, await prepare(clients, color, release, waiting), waiting);
  }
  await invalidate(cloudFront, distributionId, release.id, waiting);
  return color;
}

/** Writes, tests and publishes a color, before the switch. Returns the ARN of its function. */
async function prepare(
  { cloudFront, keyValueStore }: Clients,
  color: string,
  release: Release,
  waiting: Waiting,
): Promise<string> {
  const storeArn = await ensureReadyStore(cloudFront, color, waiting);
  await fill(keyValueStore, storeArn, release.items);
  const etag = await upload(cloudFront, color, release, storeArn);
  await assertPassing(cloudFront, color, etag, release.checks);
  return publish(cloudFront, color, etag);
}

/** Makes the previous color live again. `id` identifies the invalidation. */
export async function goBack({ cloudFront }: Clients, site: Site, id: string): Promise<string> {
  const { distributionId, name, waiting = defaultWaiting } = site;
  const live = await findLiveFunction(cloudFront, site);
  if (!live) {
    throw new Error(`The distribution ${distributionId} has no color of ${name} to go back from`);
  }
  const previous = getOtherColor(name, live);
  await attach(cloudFront, distributionId, live.replace(/[^/]+$/, previous), waiting);
  await invalidate(cloudFront, distributionId, id, waiting);
  return previous;
}

/** Finds the ARN of the live color's function. */
async function findLiveFunction(client: CloudFrontClient, site: Site): Promise<string | undefined> {
  const attached = await getAttachedFunctions(client, site.distributionId);
  return attached.find((arn) => arn.endsWith(`/${site.name}-blue`) || arn.endsWith(`/${site.name}-green`));
}

function toFunctionName(functionArn: string): string {
  return functionArn.slice(functionArn.lastIndexOf("/") + 1);
}

function getOtherColor(name: string, liveArn: string | undefined): string {
  return liveArn?.endsWith("-blue") ? `${name}-green` : `${name}-blue`;
}
