import {
  DeleteDistributionCommand,
  type DistributionConfig,
  InvalidArgument,
  InvalidIfMatchVersion,
  PreconditionFailed,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { getEtag } from "../../src/core/etags.ts";
import type { MockCloudFrontOptions, Quotas } from "../../src/index.ts";
import { expectException } from "./expect-exception.ts";
import { interceptionModes, type OpenedMock } from "./interception-modes.ts";

// biome-ignore lint/suspicious/noExplicitAny: any command of the client
type Command = new (input: any) => any;
// biome-ignore lint/suspicious/noExplicitAny: any output of the client
type Answer = any;
type ExceptionClass = Parameters<typeof expectException>[1];

/** What the shared tests need to know about a kind of configuration resource. */
export interface ConfigurationKind<Config extends object> {
  /** The member that holds the resource: `CachePolicy`. */
  readonly member: string;
  /** The key of the table in `state()`. */
  readonly table: string;
  readonly create: Command;
  readonly get: Command;
  readonly getConfig: Command;
  readonly update: Command;
  readonly delete: Command;
  readonly list: Command;
  /** The member of the list's output. */
  readonly listMember: string;
  /** Returns the id of an item of the list. */
  readonly idOfItem: (item: Answer) => string;
  readonly makeConfig: (n: number) => Config;
  /** Returns a valid configuration to replace the n-th one. */
  readonly changeConfig: (config: Config) => Config;
  /** A configuration that the service refuses with InvalidArgument. */
  readonly invalidConfig: Config;
  /** A configuration that clashes with the first one. The first one itself if it is omitted. */
  readonly clashingConfig?: Config;
  readonly absent: ExceptionClass;
  readonly alreadyExists: ExceptionClass;
  readonly inUse: ExceptionClass;
  readonly quotaExceeded: ExceptionClass;
  readonly quota: keyof Quotas;
  readonly firstVersion: 0 | 1;
  readonly location: RegExp;
  readonly id: RegExp;
  /** Lets another resource refer to this one. Returns what ends the reference. */
  readonly use: (opened: OpenedMock, id: string) => Promise<() => Promise<unknown>>;
  /** Options of the mock in which the tests run. */
  readonly options?: MockCloudFrontOptions;
  /** True if the Quantity of a page counts the resources of all pages. */
  readonly countsAllPages?: boolean;
  /** False if an update cannot take another resource's name. */
  readonly canRename?: boolean;
}

/** Tests the life cycle that all configuration resources share, in both interception modes. */
export function testConfigurationResource<Config extends object>(kind: ConfigurationKind<Config>): void {
  const { member } = kind;
  const configMember = `${member}Config`;
  const { options = {} } = kind;
  const unknown = { Id: "E0000000000000", IfMatch: undefined as string | undefined };

  const send = ({ client }: OpenedMock, Command: Command, input: object): Promise<Answer> =>
    (client as { send(command: unknown): Promise<Answer> }).send(new Command(input));
  const create = (opened: OpenedMock, n = 1) =>
    send(opened, kind.create, { [configMember]: kind.makeConfig(n) });
  const created = async (opened: OpenedMock, n = 1) => {
    const { ETag, [member]: resource } = await create(opened, n);
    return { Id: resource.Id as string, IfMatch: ETag as string };
  };
  /** Creates a resource that is deployed, since some kinds cannot be deleted before. */
  const deployed = async (opened: OpenedMock) => {
    const target = await created(opened);
    opened.cloudfront.settle();
    return target;
  };
  const update = (opened: OpenedMock, target: object, config: Config) =>
    send(opened, kind.update, { ...target, [configMember]: config });

  describe.each(interceptionModes)(`Create${member} ($name)`, ({ open }) => {
    it("refuses an invalid configuration before a clash, and a clash before a full account", async () => {
      const opened = open({ ...options, quotas: { [kind.quota]: 1 } });
      await created(opened);
      const invalid = send(opened, kind.create, { [configMember]: kind.invalidConfig });
      await expectException(invalid, InvalidArgument, { status: 400 });
      const clash = send(opened, kind.create, { [configMember]: kind.clashingConfig ?? kind.makeConfig(1) });
      await expectException(clash, kind.alreadyExists, { status: 409 });
      await expectException(create(opened, 2), kind.quotaExceeded, { status: 400 });
      expect(Object.keys(opened.cloudfront.state()[kind.table] ?? {})).toHaveLength(1);
    });

    it("answers 201 with the resource, its first ETag and its location", async () => {
      const { $metadata, ETag, Location, [member]: resource } = await create(open(options));
      expect($metadata.httpStatusCode).toBe(201);
      expect(ETag).toBe(getEtag(kind.firstVersion));
      expect(resource.Id).toMatch(kind.id);
      expect(Location).toMatch(kind.location);
      expect(Location.endsWith(`/${resource.Id}`)).toBe(true);
      expect(resource[configMember]).toMatchObject(kind.makeConfig(1));
    });

    it("keeps the configuration as it was sent, whatever the caller does with it later", async () => {
      const opened = open(options);
      const config = kind.makeConfig(1);
      const { [member]: resource } = await send(opened, kind.create, { [configMember]: config });
      for (const name of Object.keys(config)) {
        (config as Record<string, unknown>)[name] = "changed";
      }
      const { [configMember]: kept } = await send(opened, kind.getConfig, { Id: resource.Id });
      expect(kept).toMatchObject(kind.makeConfig(1));
    });
  });

  describe.each(interceptionModes)(`Get${member} ($name)`, ({ open }) => {
    it("refuses an unknown id", async () => {
      const opened = open(options);
      for (const Command of [kind.get, kind.getConfig]) {
        await expectException(send(opened, Command, unknown), kind.absent, { status: 404 });
      }
    });

    it("answers with what the creation answered", async () => {
      const opened = open(options);
      const { $metadata: _, Location: __, ...output } = await create(opened);
      const { $metadata, ...found } = await send(opened, kind.get, { Id: output[member].Id });
      expect(found).toEqual(output);
      expect($metadata.httpStatusCode).toBe(200);
    });

    it("answers with the configuration alone if asked for it", async () => {
      const opened = open(options);
      const { ETag, [member]: resource } = await create(opened);
      const { $metadata: _, ...output } = await send(opened, kind.getConfig, { Id: resource.Id });
      expect(output).toEqual({ ETag, [configMember]: resource[configMember] });
    });
  });

  describe.each(interceptionModes)(`the list of ${kind.listMember} ($name)`, ({ open }) => {
    it("refuses a page of no items and a marker that no page gave", async () => {
      const opened = open(options);
      for (const paging of [{ MaxItems: 0 }, { Marker: "no-marker" }]) {
        await expectException(send(opened, kind.list, paging), InvalidArgument);
      }
    });

    it("pages through all resources in the order of creation, each once", async () => {
      const opened = open(options);
      const ids: string[] = [];
      for (const n of [1, 2, 3]) {
        ids.push((await created(opened, n)).Id);
      }
      const found: string[] = [];
      let Marker: string | undefined;
      do {
        const output = await send(opened, kind.list, { Marker, MaxItems: 2 });
        const list = output[kind.listMember];
        const quantity = kind.countsAllPages ? ids.length : list.Items.length;
        expect(list).toMatchObject({ MaxItems: 2, Quantity: quantity });
        found.push(...list.Items.map(kind.idOfItem));
        Marker = list.NextMarker;
      } while (Marker !== undefined);
      expect(found.slice(-3)).toEqual(ids);
      expect(new Set(found).size).toBe(found.length);
    });
  });

  describe.each(interceptionModes)(`Update${member} ($name)`, ({ open }) => {
    it("refuses an unknown id, then a missing ETag, then a stale one, then an invalid configuration", async () => {
      const opened = open(options);
      const target = await created(opened);
      const { invalidConfig, changeConfig, makeConfig } = kind;
      await expectException(update(opened, unknown, invalidConfig), kind.absent, { status: 404 });
      for (const IfMatch of [undefined, "", "*"]) {
        const updating = update(opened, { ...target, IfMatch }, invalidConfig);
        await expectException(updating, InvalidIfMatchVersion, { status: 400 });
      }
      const stale = { ...target, IfMatch: getEtag(7) };
      await expectException(update(opened, stale, invalidConfig), PreconditionFailed, { status: 412 });
      const { ETag } = await update(opened, target, changeConfig(makeConfig(1)));
      await expectException(update(opened, target, changeConfig(makeConfig(1))), PreconditionFailed);
      expect(ETag).toBe(getEtag(kind.firstVersion + 1));
    });

    it.runIf(kind.canRename ?? true)("refuses the name of another resource, not its own", async () => {
      const opened = open(options);
      const target = await created(opened, 1);
      await created(opened, 2);
      const renaming = update(opened, target, kind.changeConfig(kind.makeConfig(2)));
      await expectException(renaming, kind.alreadyExists, { status: 409 });
      await update(opened, target, kind.changeConfig(kind.makeConfig(1)));
    });

    it("replaces the configuration and moves the ETag on", async () => {
      const opened = open(options);
      const target = await created(opened);
      const changed = kind.changeConfig(kind.makeConfig(1));
      const { $metadata, ...output } = await update(opened, target, changed);
      expect($metadata.httpStatusCode).toBe(200);
      expect(output[member][configMember]).toMatchObject(changed);
      expect(output[member].Id).toBe(target.Id);
      const { $metadata: _, ...found } = await send(opened, kind.get, { Id: target.Id });
      expect(found).toEqual(output);
    });
  });

  describe.each(interceptionModes)(`Delete${member} ($name)`, ({ open }) => {
    it("refuses an unknown id, then a missing ETag, then a stale one, then a resource in use", async () => {
      const opened = open(options);
      const target = await created(opened);
      const release = await kind.use(opened, target.Id);
      const remove = (input: object) => send(opened, kind.delete, input);
      await expectException(remove(unknown), kind.absent, { status: 404 });
      await expectException(remove({ Id: target.Id }), InvalidIfMatchVersion, { status: 400 });
      await expectException(remove({ ...target, IfMatch: getEtag(7) }), PreconditionFailed, { status: 412 });
      await expectException(remove(target), kind.inUse, { status: 409 });
      await release();
      await remove(target);
      expect(opened.cloudfront.state()).toEqual({});
    });

    it("answers 204, frees the name and the quota, and a new resource begins its ETags again", async () => {
      const opened = open({ ...options, quotas: { [kind.quota]: 1 } });
      const target = await deployed(opened);
      const { $metadata, ...output } = await send(opened, kind.delete, target);
      expect(output).toEqual({});
      expect($metadata.httpStatusCode).toBe(204);
      await expectException(send(opened, kind.get, target), kind.absent);
      expect((await created(opened)).IfMatch).toBe(getEtag(kind.firstVersion));
    });

    it("is undone by reset(snapshot)", async () => {
      const opened = open(options);
      const target = await deployed(opened);
      const snapshot = opened.cloudfront.snapshot();
      const before = opened.cloudfront.state();
      await send(opened, kind.delete, target);
      opened.cloudfront.reset(snapshot);
      expect(opened.cloudfront.state()).toEqual(before);
      await send(opened, kind.delete, target);
    });
  });
}

/** Seeds a distribution that refers to the resource. Returns a function that deletes the distribution. */
export async function useInDistribution(
  { client, cloudfront }: OpenedMock,
  config: Partial<DistributionConfig>,
): Promise<() => Promise<unknown>> {
  const { id, etag } = cloudfront.seed.distribution({ enabled: false, config });
  return () => client.send(new DeleteDistributionCommand({ Id: id, IfMatch: etag }));
}
