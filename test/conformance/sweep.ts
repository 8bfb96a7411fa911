import * as sdk from "@aws-sdk/client-cloudfront";
import { isLacking } from "./interruption.ts";
import type { AnyCommand, ProbeClients } from "./probe-context.ts";

/** A kind of resource: how the sweep finds and removes those of a run. */
interface SweptFamily {
  readonly name: string;
  /** Creates the command that lists a page. The list is the member of its output that has Items. */
  list(Marker: string | undefined): AnyCommand;
  /** Returns the text that begins with the prefix of the run. */
  getLabel(item: AnyItem): string | undefined;
  /** Begins a change that a removal waits for. The sweep begins all of them before it waits for the first. */
  disable?(item: AnyItem, send: Send): Promise<unknown>;
  remove(item: AnyItem, send: Send, wait: Wait): Promise<unknown>;
}

// biome-ignore lint/suspicious/noExplicitAny: the items of a dozen lists have no common type
type AnyItem = any;
// biome-ignore lint/suspicious/noExplicitAny: the outputs of a dozen commands have no common type
type Send = (command: AnyCommand) => Promise<any>;
type Wait = () => Promise<void>;

/** The resources that probes create, in an order in which nothing is removed while another one uses it. */
const families: readonly SweptFamily[] = [
  {
    name: "distribution",
    list: (Marker) => new sdk.ListDistributionsCommand({ Marker }),
    getLabel: (item) => item.Comment,
    disable: disableDistribution,
    remove: removeDistribution,
  },
  {
    name: "connection group",
    list: (Marker) => new sdk.ListConnectionGroupsCommand({ Marker }),
    getLabel: (item) => item.Name,
    disable: disableConnectionGroup,
    remove: removeConnectionGroup,
  },
  {
    name: "connection function",
    list: (Marker) => new sdk.ListConnectionFunctionsCommand({ Marker }),
    getLabel: (item) => item.Name,
    remove: ({ Id }, send) =>
      removeWithETag(send, new sdk.DescribeConnectionFunctionCommand({ Identifier: Id }), (IfMatch) => {
        return new sdk.DeleteConnectionFunctionCommand({ Id, IfMatch });
      }),
  },
  {
    name: "real-time log configuration",
    list: (Marker) => new sdk.ListRealtimeLogConfigsCommand({ Marker }),
    getLabel: (item) => item.Name,
    remove: ({ Name }, send) => send(new sdk.DeleteRealtimeLogConfigCommand({ Name })),
  },
  byId("field-level encryption configuration", {
    list: (Marker) => new sdk.ListFieldLevelEncryptionConfigsCommand({ Marker }),
    getLabel: ({ Comment }) => Comment,
    getId: ({ Id }) => Id,
    read: sdk.GetFieldLevelEncryptionConfigCommand,
    delete: sdk.DeleteFieldLevelEncryptionConfigCommand,
  }),
  byId("field-level encryption profile", {
    list: (Marker) => new sdk.ListFieldLevelEncryptionProfilesCommand({ Marker }),
    getLabel: ({ Name }) => Name,
    getId: ({ Id }) => Id,
    read: sdk.GetFieldLevelEncryptionProfileCommand,
    delete: sdk.DeleteFieldLevelEncryptionProfileCommand,
  }),
  {
    name: "function",
    list: (Marker) => new sdk.ListFunctionsCommand({ Marker, Stage: "DEVELOPMENT" }),
    getLabel: (item) => item.Name,
    remove: ({ Name }, send) =>
      removeWithETag(send, new sdk.DescribeFunctionCommand({ Name }), (IfMatch) => {
        return new sdk.DeleteFunctionCommand({ Name, IfMatch });
      }),
  },
  {
    name: "key value store",
    list: (Marker) => new sdk.ListKeyValueStoresCommand({ Marker }),
    getLabel: (item) => item.Name,
    async remove({ Name }, send, wait) {
      const describe = new sdk.DescribeKeyValueStoreCommand({ Name });
      while ((await send(describe)).KeyValueStore?.Status === "PROVISIONING") {
        await wait();
      }
      await removeWithETag(
        send,
        describe,
        (IfMatch) => new sdk.DeleteKeyValueStoreCommand({ Name, IfMatch }),
      );
    },
  },
  byId("cache policy", {
    list: (Marker) => new sdk.ListCachePoliciesCommand({ Marker, Type: "custom" }),
    getLabel: ({ CachePolicy }) => CachePolicy.CachePolicyConfig.Name,
    getId: ({ CachePolicy }) => CachePolicy.Id,
    read: sdk.GetCachePolicyCommand,
    delete: sdk.DeleteCachePolicyCommand,
  }),
  byId("origin request policy", {
    list: (Marker) => new sdk.ListOriginRequestPoliciesCommand({ Marker, Type: "custom" }),
    getLabel: ({ OriginRequestPolicy }) => OriginRequestPolicy.OriginRequestPolicyConfig.Name,
    getId: ({ OriginRequestPolicy }) => OriginRequestPolicy.Id,
    read: sdk.GetOriginRequestPolicyCommand,
    delete: sdk.DeleteOriginRequestPolicyCommand,
  }),
  byId("response headers policy", {
    list: (Marker) => new sdk.ListResponseHeadersPoliciesCommand({ Marker, Type: "custom" }),
    getLabel: ({ ResponseHeadersPolicy }) => ResponseHeadersPolicy.ResponseHeadersPolicyConfig.Name,
    getId: ({ ResponseHeadersPolicy }) => ResponseHeadersPolicy.Id,
    read: sdk.GetResponseHeadersPolicyCommand,
    delete: sdk.DeleteResponseHeadersPolicyCommand,
  }),
  byId("key group", {
    list: (Marker) => new sdk.ListKeyGroupsCommand({ Marker }),
    getLabel: ({ KeyGroup }) => KeyGroup.KeyGroupConfig.Name,
    getId: ({ KeyGroup }) => KeyGroup.Id,
    read: sdk.GetKeyGroupCommand,
    delete: sdk.DeleteKeyGroupCommand,
  }),
  byId("public key", {
    list: (Marker) => new sdk.ListPublicKeysCommand({ Marker }),
    getLabel: ({ Name }) => Name,
    getId: ({ Id }) => Id,
    read: sdk.GetPublicKeyCommand,
    delete: sdk.DeletePublicKeyCommand,
  }),
  byId("origin access control", {
    list: (Marker) => new sdk.ListOriginAccessControlsCommand({ Marker }),
    getLabel: ({ Name }) => Name,
    getId: ({ Id }) => Id,
    read: sdk.GetOriginAccessControlCommand,
    delete: sdk.DeleteOriginAccessControlCommand,
  }),
  byId("origin access identity", {
    list: (Marker) => new sdk.ListCloudFrontOriginAccessIdentitiesCommand({ Marker }),
    getLabel: ({ Comment }) => Comment,
    getId: ({ Id }) => Id,
    read: sdk.GetCloudFrontOriginAccessIdentityCommand,
    delete: sdk.DeleteCloudFrontOriginAccessIdentityCommand,
  }),
];

/** Creates the row of a family whose resources are read and deleted by their id. */
function byId(
  name: string,
  family: {
    list: SweptFamily["list"];
    getLabel: SweptFamily["getLabel"];
    getId(item: AnyItem): string;
    read: new (input: { Id: string }) => AnyCommand;
    delete: new (input: { Id: string; IfMatch: string }) => AnyCommand;
  },
): SweptFamily {
  return {
    name,
    list: family.list,
    getLabel: family.getLabel,
    remove(item, send) {
      const Id = family.getId(item);
      return removeWithETag(send, new family.read({ Id }), (IfMatch) => new family.delete({ Id, IfMatch }));
    },
  };
}

async function removeWithETag(send: Send, read: AnyCommand, createDelete: (etag: string) => AnyCommand) {
  const { ETag } = await send(read);
  await send(createDelete(ETag));
}

async function disableDistribution({ Id }: AnyItem, send: Send): Promise<void> {
  const { DistributionConfig, ETag: IfMatch } = await send(new sdk.GetDistributionConfigCommand({ Id }));
  if (DistributionConfig.Enabled) {
    const disabled = { ...DistributionConfig, Enabled: false };
    await send(new sdk.UpdateDistributionCommand({ Id, IfMatch, DistributionConfig: disabled }));
  }
}

/** Disables a distribution, waits until the change is deployed, and deletes it. */
async function removeDistribution(item: AnyItem, send: Send, wait: Wait): Promise<void> {
  const { Id } = item;
  await disableDistribution(item, send);
  const get = new sdk.GetDistributionCommand({ Id });
  while ((await send(get)).Distribution?.Status !== "Deployed") {
    await wait();
  }
  await removeWithETag(send, get, (etag) => new sdk.DeleteDistributionCommand({ Id, IfMatch: etag }));
}

async function disableConnectionGroup({ Id }: AnyItem, send: Send): Promise<void> {
  const get = new sdk.GetConnectionGroupCommand({ Identifier: Id });
  const { ConnectionGroup, ETag: IfMatch } = await send(get);
  if (ConnectionGroup.Enabled) {
    await send(new sdk.UpdateConnectionGroupCommand({ Id, IfMatch, Enabled: false }));
  }
}

/** Disables a connection group, waits until the change is deployed, and deletes it. */
async function removeConnectionGroup(item: AnyItem, send: Send, wait: Wait): Promise<void> {
  const { Id } = item;
  await disableConnectionGroup(item, send);
  const get = new sdk.GetConnectionGroupCommand({ Identifier: Id });
  while ((await send(get)).ConnectionGroup?.Status !== "Deployed") {
    await wait();
  }
  await removeWithETag(send, get, (etag) => new sdk.DeleteConnectionGroupCommand({ Id, IfMatch: etag }));
}

/** What a sweep did. */
export interface Sweep {
  readonly removed: readonly string[];
  /** What could not be removed, with the reason. */
  readonly failed: readonly string[];
}

/**
 * Removes every resource whose name, or comment, begins with a prefix. The only means of removal: it serves the end of a
 * run, a failure, an interruption, and `--clean`.
 *
 * @param pollDelay the time between two polls of a deployment, in milliseconds
 */
export async function sweep(
  { cloudfront }: Pick<ProbeClients, "cloudfront">,
  prefix: string,
  pollDelay: number,
  report: (line: string) => void = () => {},
): Promise<Sweep> {
  const removed: string[] = [];
  const failed: string[] = [];
  const send: Send = (command) => cloudfront.send(command);
  const wait = () => new Promise<void>((resolve) => setTimeout(resolve, pollDelay));
  for (const family of families) {
    const items = (await listAll(family, send, failed)).filter((item) =>
      family.getLabel(item)?.startsWith(prefix),
    );
    for (const item of items) {
      // The removal disables the item again if this failed, and reports why it cannot.
      await family.disable?.(item, send).catch(() => undefined);
    }
    for (const item of items) {
      const label = family.getLabel(item);
      try {
        await family.remove(item, send, wait);
        removed.push(`${family.name} ${label}`);
        report(`removed the ${family.name} ${label}`);
      } catch (error) {
        failed.push(`${family.name} ${label}: ${(error as Error).message}`);
      }
    }
  }
  return { removed, failed };
}

/** Lists all items of a family. A service that lacks the operation has none. */
async function listAll(family: SweptFamily, send: Send, failed: string[]): Promise<AnyItem[]> {
  const items: AnyItem[] = [];
  try {
    let marker: string | undefined;
    do {
      const output = await send(family.list(marker));
      const { list, next } = readPage(output);
      items.push(...list);
      marker = next;
    } while (marker !== undefined);
  } catch (error) {
    if (isLacking(error)) {
      return [];
    }
    failed.push(`${family.name} (list): ${(error as Error).message}`);
  }
  return items;
}

/** Reads the items and the marker of a page. The newer operations have both in the output itself. */
function readPage(output: AnyItem): { list: AnyItem[]; next: string | undefined } {
  const values = Object.values<AnyItem>(output);
  const list = values.find((value) => Array.isArray(value));
  const page = values.find((value) => typeof value === "object" && value && "Items" in value);
  return { list: list ?? page?.Items ?? [], next: list ? output.NextMarker : page?.NextMarker };
}
