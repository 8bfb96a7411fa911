import {
  CannotDeleteEntityWhileInUse,
  EntityAlreadyExists,
  EntityLimitExceeded,
  EntityNotFound,
  InvalidArgument,
  InvalidIfMatchVersion,
  InvalidTagging,
  ListTagsForResourceCommand,
  PreconditionFailed,
  TagResourceCommand,
} from "@aws-sdk/client-cloudfront";
import { describe, expect, it } from "vitest";
import { getEtag } from "../../src/core/etags.ts";
import type { Quotas } from "../../src/index.ts";
import { Clock } from "./clock.ts";
import { expectException } from "./expect-exception.ts";
import { interceptionModes, type OpenedMock } from "./interception-modes.ts";

// biome-ignore lint/suspicious/noExplicitAny: any command of the client
type Command = new (input: any) => any;
// biome-ignore lint/suspicious/noExplicitAny: any output of the client
type Output = any;

/** What the shared tests need to know about a kind of entity. */
export interface EntityKind {
  /** The member that holds the entity, and the name of the operations: `VpcOrigin`. */
  readonly member: string;
  /** The key of the table in `state()`. */
  readonly table: string;
  readonly create: Command;
  readonly get: Command;
  readonly update: Command;
  readonly delete: Command;
  readonly list: Command;
  /** Returns the input of a creation. */
  readonly makeInput: (n: number) => object;
  /** Returns the members of an update's input, besides Id and IfMatch. */
  readonly makeUpdate: (n: number) => object;
  /** The input of a creation that the service refuses with InvalidArgument. */
  readonly invalidInput: object;
  /** The members of an update that the service refuses with InvalidArgument. */
  readonly invalidUpdate: object;
  /** Returns the input of Get. */
  readonly toGetInput: (id: string) => object;
  /** Returns the items and the marker of a page. */
  readonly readPage: (output: Output) => { items: Output[] | undefined; nextMarker: string | undefined };
  readonly quota: keyof Quotas;
  readonly statuses: { readonly create: number; readonly update: number; readonly delete: number };
  readonly pendingStatus: string;
  readonly finalStatus: string;
  /** True if the end of a deployment moves the ETag. */
  readonly movesEtag: boolean;
  readonly id: RegExp;
  readonly arnType: string;
  readonly location?: RegExp;
  readonly use: (opened: OpenedMock, id: string) => Promise<() => Promise<unknown>>;
  readonly objects?: Readonly<Record<string, string>>;
}

/** Tests the life cycle that all entities share, in both interception modes. */
export function testEntity(kind: EntityKind): void {
  const { member, objects = {} } = kind;
  const moved = kind.movesEtag ? 1 : 0;
  const unknown = { Id: "none", IfMatch: getEtag(0) };

  const send = ({ client }: OpenedMock, Command: Command, input: object): Promise<Output> =>
    (client as { send(command: unknown): Promise<Output> }).send(new Command(input));
  const create = (opened: OpenedMock, n = 1, changes: object = {}) =>
    send(opened, kind.create, { ...kind.makeInput(n), ...changes });
  const get = (opened: OpenedMock, id: string) => send(opened, kind.get, kind.toGetInput(id));
  const update = (opened: OpenedMock, target: object, changes: object) =>
    send(opened, kind.update, { ...target, ...changes });
  const remove = (opened: OpenedMock, target: object) => send(opened, kind.delete, target);
  /** Creates an entity and returns its id and its current ETag. */
  const created = async (opened: OpenedMock, n = 1) => {
    const { [member]: entity } = await create(opened, n);
    const { ETag } = await get(opened, entity.Id);
    return { Id: entity.Id as string, IfMatch: ETag as string };
  };

  describe.each(interceptionModes)(`Create${member} ($name)`, ({ open }) => {
    it("refuses invalid tags, then an invalid configuration, then a name clash, then a full account", async () => {
      const opened = open({ objects, quotas: { [kind.quota]: 1 } });
      await created(opened);
      const Tags = { Items: [{ Key: "aws:reserved" }] };
      const withTags = send(opened, kind.create, { ...kind.invalidInput, Tags });
      await expectException(withTags, InvalidTagging, { status: 400 });
      const invalid = send(opened, kind.create, kind.invalidInput);
      await expectException(invalid, InvalidArgument, { status: 400 });
      await expectException(create(opened), EntityAlreadyExists, { status: 409 });
      await expectException(create(opened, 2), EntityLimitExceeded, { status: 400 });
      expect(Object.keys(opened.cloudfront.state()[kind.table] ?? {})).toHaveLength(1);
    });

    it("responds with the pending entity, its first ETag and its ARN", async () => {
      const { $metadata, ETag, Location, [member]: entity } = await create(open({ objects }));
      expect($metadata.httpStatusCode).toBe(kind.statuses.create);
      expect(ETag).toBe(getEtag(0));
      expect(entity.Id).toMatch(kind.id);
      expect(entity.Arn).toBe(`arn:aws:cloudfront::123456789012:${kind.arnType}/${entity.Id}`);
      expect(entity.Status).toBe(kind.pendingStatus);
      expect(Location ?? "").toMatch(kind.location ?? /^$/);
    });

    it("keeps the tags of its input, to which others can be added", async () => {
      const opened = open({ objects });
      const { [member]: entity } = await create(opened, 1, {
        Tags: { Items: [{ Key: "team", Value: "web" }] },
      });
      const Tags = { Items: [{ Key: "stage", Value: "test" }] };
      await opened.client.send(new TagResourceCommand({ Resource: entity.Arn, Tags }));
      const tagged = await opened.client.send(new ListTagsForResourceCommand({ Resource: entity.Arn }));
      expect(tagged.Tags?.Items?.map(({ Key }) => Key)).toEqual(["team", "stage"]);
    });
  });

  describe.each(interceptionModes)(`Get${member} ($name)`, ({ open }) => {
    it("rejects an unknown id", async () => {
      await expectException(get(open(), unknown.Id), EntityNotFound, { status: 404 });
    });

    it("reports the pending status until settle()", async () => {
      const clock = new Clock();
      const opened = open({ objects, propagation: "manual", now: clock.now });
      const { $metadata: _, Location: __, ...output } = await create(opened);
      clock.pass(1000);
      const { $metadata: ___, ...pending } = await get(opened, output[member].Id);
      expect(pending).toEqual(output);
      opened.cloudfront.settle();
      const deployed = await get(opened, output[member].Id);
      expect(deployed[member].Status).toBe(kind.finalStatus);
      expect(deployed.ETag).toBe(getEtag(moved));
      expect(deployed[member].LastModifiedTime.getTime() - output[member].LastModifiedTime.getTime()).toBe(
        1000 * moved,
      );
    });

    it("reports the time at which the deployment ended, whenever the entity is read", async () => {
      const clock = new Clock();
      const opened = open({ objects, propagation: { ms: 5000 }, now: clock.now });
      const { [member]: entity } = await create(opened);
      clock.pass(60_000);
      const { [member]: deployed } = await get(opened, entity.Id);
      expect(deployed.LastModifiedTime.getTime() - entity.LastModifiedTime.getTime()).toBe(5000 * moved);
    });
  });

  describe.each(interceptionModes)(`List${member}s ($name)`, ({ open }) => {
    it("rejects a page of no items and a marker that no page gave", async () => {
      const opened = open();
      for (const paging of [{ MaxItems: 0 }, { Marker: "no-marker" }]) {
        await expectException(send(opened, kind.list, paging), InvalidArgument);
      }
    });

    it("pages through all entities in the order of creation, each once", async () => {
      const opened = open({ objects });
      const ids: string[] = [];
      for (const n of [1, 2, 3]) {
        ids.push((await created(opened, n)).Id);
      }
      const found: string[] = [];
      let Marker: string | undefined;
      do {
        const page = kind.readPage(await send(opened, kind.list, { Marker, MaxItems: 2 }));
        found.push(...(page.items ?? []).map(({ Id }) => Id));
        Marker = page.nextMarker;
      } while (Marker !== undefined);
      expect(found).toEqual(ids);
    });
  });

  describe.each(interceptionModes)(`Update${member} ($name)`, ({ open }) => {
    it("rejects an unknown id, then a missing ETag, then a stale one, then an invalid change", async () => {
      const opened = open({ objects });
      const target = await created(opened);
      const { invalidUpdate } = kind;
      await expectException(update(opened, unknown, invalidUpdate), EntityNotFound, { status: 404 });
      for (const IfMatch of [undefined, "", "*"]) {
        const updating = update(opened, { ...target, IfMatch }, invalidUpdate);
        await expectException(updating, InvalidIfMatchVersion, { status: 400 });
      }
      const stale = { ...target, IfMatch: getEtag(7) };
      await expectException(update(opened, stale, invalidUpdate), PreconditionFailed, { status: 412 });
      await expectException(update(opened, target, invalidUpdate), InvalidArgument, { status: 400 });
    });

    it("deploys again, under the next ETag", async () => {
      const opened = open({ objects, propagation: "manual" });
      const { [member]: entity } = await create(opened);
      opened.cloudfront.settle();
      const target = { Id: entity.Id, IfMatch: (await get(opened, entity.Id)).ETag };
      const { $metadata, ETag, [member]: updated } = await update(opened, target, kind.makeUpdate(1));
      expect($metadata.httpStatusCode).toBe(kind.statuses.update);
      expect(ETag).toBe(getEtag(moved + 1));
      expect(updated.Status).toBe(kind.pendingStatus);
      expect(updated.Arn).toBe(entity.Arn);
      opened.cloudfront.settle();
      const deployed = await get(opened, entity.Id);
      expect(deployed.ETag).toBe(getEtag(2 * moved + 1));
      expect(deployed[member].Status).toBe(kind.finalStatus);
    });
  });

  describe.each(interceptionModes)(`Delete${member} ($name)`, ({ open }) => {
    it("rejects an unknown id, then a missing ETag, then a stale one, then an entity in use", async () => {
      const opened = open({ objects });
      const target = await created(opened);
      const release = await kind.use(opened, target.Id);
      await expectException(remove(opened, unknown), EntityNotFound, { status: 404 });
      await expectException(remove(opened, { Id: target.Id }), InvalidIfMatchVersion, { status: 400 });
      const stale = { ...target, IfMatch: getEtag(7) };
      await expectException(remove(opened, stale), PreconditionFailed, { status: 412 });
      await expectException(remove(opened, target), CannotDeleteEntityWhileInUse, { status: 409 });
      await release();
      await remove(opened, target);
      expect(opened.cloudfront.state()).toEqual({});
    });

    it("removes the entity and its tags, and frees the name and the quota", async () => {
      const opened = open({ objects, quotas: { [kind.quota]: 1 } });
      const { [member]: entity } = await create(opened, 1, { Tags: { Items: [{ Key: "team" }] } });
      const { ETag } = await get(opened, entity.Id);
      const { $metadata } = await remove(opened, { Id: entity.Id, IfMatch: ETag });
      expect($metadata.httpStatusCode).toBe(kind.statuses.delete);
      await expectException(get(opened, entity.Id), EntityNotFound);
      expect(opened.cloudfront.state()).toEqual({});
      await created(opened);
    });

    it("is undone by reset(snapshot)", async () => {
      const opened = open({ objects });
      const target = await created(opened);
      const snapshot = opened.cloudfront.snapshot();
      const before = opened.cloudfront.state();
      await remove(opened, target);
      opened.cloudfront.reset(snapshot);
      expect(opened.cloudfront.state()).toEqual(before);
      await remove(opened, target);
    });
  });
}
