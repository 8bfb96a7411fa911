import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { getEtag as etagInChain } from "../../src/core/etags.ts";
import type { Row } from "../../src/core/row-list.ts";
import { Table, type TableDefinition } from "../../src/core/table.ts";
import type { ServiceError } from "../../src/sdk/service-error.ts";
import { thrownBy } from "./refusal.ts";

/**
 * What holds for every family's table: run it with the family's definition, and with records that have
 * another id for each `n`, and other contents for each `revision`.
 */
export function testVersionedTable<R>(
  definition: TableDefinition<R>,
  makeRecord: (n: number, revision?: number) => R,
): void {
  const idOf = (n: number): string => definition.idOf(makeRecord(n));
  const unknown = idOf(99);
  const { api, firstVersion, etagPrefix } = definition;
  const etagOf = (version: number): string => etagInChain(version, etagPrefix);

  const filled = (count = 3): Table<R> => {
    const table = new Table(definition);
    for (let n = 1; n <= count; n++) {
      table.insert(makeRecord(n));
    }
    return table;
  };
  const idsOf = (rows: Iterable<Row<R>>): string[] => [...rows].map(({ record }) => definition.idOf(record));
  const expectFault = (act: () => unknown, fault: ServiceError): void => {
    const { schema, message } = thrownBy<ServiceError>(act);
    expect({ schema, message }).toEqual({ schema: fault.schema, message: fault.message });
  };

  describe(`the table of ${definition.name} is a versioned table`, () => {
    it("gives a new record the first ETag", () => {
      const row = new Table(definition).insert(makeRecord(1));
      expect(row).toMatchObject({ record: makeRecord(1), version: firstVersion, etag: etagOf(firstVersion) });
    });

    it("finds records by their ids", () => {
      const table = filled();
      expect(table.get(idOf(2)).record).toEqual(makeRecord(2));
      expect(table.find(idOf(2))).toBe(table.get(idOf(2)));
      expect(table.find(unknown)).toBeUndefined();
    });

    it("rejects a second record of the same id, and keeps the first", () => {
      const table = filled();
      const row = table.get(idOf(2));
      expectFault(() => table.insert(makeRecord(2, 1)), definition.duplicate(idOf(2)));
      expectFault(() => table.assertAbsent(idOf(2)), definition.duplicate(idOf(2)));
      expect(table.get(idOf(2))).toBe(row);
      expect(() => table.assertAbsent(unknown)).not.toThrow();
    });

    it("rejects an unknown id with the family's error", () => {
      expectFault(() => filled().get(unknown), definition.absent(unknown));
    });

    it("gives each version the next ETag of the chain", () => {
      const table = filled();
      const etags = [1, 2, 3].map((revision) => table.replace(makeRecord(2, revision)).etag);
      expect(etags).toEqual([1, 2, 3].map((n) => etagOf(firstVersion + n)));
      expect(table.get(idOf(2)).record).toEqual(makeRecord(2, 3));
      expect(table.get(idOf(1)).etag).toBe(etagOf(firstVersion));
    });

    it("rejects the replacement of a missing record", () => {
      expectFault(() => filled().replace(makeRecord(99)), definition.absent(unknown));
    });

    it("never changes a row that it returned", () => {
      const table = filled();
      const row = table.get(idOf(2));
      const before = { ...row };
      table.replace(makeRecord(2, 1));
      expect(row).toEqual(before);
    });

    it("matches only the current ETag, and checks in the order of the service", () => {
      const table = filled();
      table.replace(makeRecord(2, 1));
      const current = table.get(idOf(2));
      expect(table.getMatching(idOf(2), current.etag)).toBe(current);

      const match = (id: string, ifMatch?: string) => () => table.getMatching(id, ifMatch);
      for (const ifMatch of [undefined, "no-etag", etagOf(firstVersion)]) {
        expectFault(match(unknown, ifMatch), definition.absent(unknown));
      }
      for (const ifMatch of [undefined, "", "no-etag", "*"]) {
        expectFault(match(idOf(2), ifMatch), api.errors.invalidIfMatch());
      }
      for (const version of [firstVersion, firstVersion + 2]) {
        expectFault(match(idOf(2), etagOf(version)), api.errors.staleIfMatch());
      }
    });

    it("forgets removed records, and starts a reused id with the first ETag", () => {
      const table = filled();
      table.replace(makeRecord(2, 1));
      table.remove(idOf(2));
      expect(table.find(idOf(2))).toBeUndefined();
      expect(idsOf(table.rows())).toEqual([idOf(1), idOf(3)]);
      expect(table.insert(makeRecord(2)).etag).toBe(etagOf(firstVersion));
    });

    it("ignores the removal of a missing record", () => {
      const table = filled();
      table.remove(unknown);
      expect(table.rows().size).toBe(3);
    });

    it("lists records in the order of insertion, where a replaced record keeps its place", () => {
      const table = filled();
      table.replace(makeRecord(1, 1));
      table.remove(idOf(2));
      table.insert(makeRecord(2));
      expect(idsOf(table.rows())).toEqual([idOf(1), idOf(3), idOf(2)]);
    });

    it("puts a record at a given version, with that version's ETag", () => {
      const table = filled();
      expect(table.put(makeRecord(2, 1), 7).etag).toBe(etagOf(7));
      expect(table.put(makeRecord(50), 9).etag).toBe(etagOf(9));
      expect(idsOf(table.rows())).toEqual([1, 2, 3, 50].map(idOf));
    });

    it("is restored with rows, ETags, order, ARNs and later behavior", () => {
      const table = filled();
      table.replace(makeRecord(2, 1));
      table.remove(idOf(1));
      const image = table.snapshot();
      const rows = [...table.rows()];
      table.remove(idOf(2));
      table.replace(makeRecord(3, 1));

      const again = new Table(definition);
      again.restore(image);
      expect([...again.rows()]).toEqual(rows);
      expect(again.get(idOf(2)).etag).toBe(etagOf(firstVersion + 1));
      const arn = definition.arnOf?.(makeRecord(2));
      if (arn !== undefined) {
        expect(again.hasArn(arn)).toBe(true);
      }
      again.insert(makeRecord(1));
      expect(idsOf(again.rows())).toEqual([2, 3, 1].map(idOf));
    });

    it("behaves like a plain map of records and counts", () => {
      type Step = readonly ["insert" | "replace" | "remove" | "put", number];
      const step = fc.tuple(
        fc.constantFrom("insert", "replace", "remove", "put"),
        fc.integer({ min: 1, max: 5 }),
      );
      fc.assert(
        fc.property(fc.array(step as fc.Arbitrary<Step>, { maxLength: 40 }), (steps) => {
          const table = new Table(definition);
          const model = new Map<string, { record: R; version: number }>();
          for (const [revision, [action, n]] of steps.entries()) {
            const record = makeRecord(n, revision);
            const id = definition.idOf(record);
            const former = model.get(id);
            if (action === "remove") {
              table.remove(id);
              model.delete(id);
            } else if (action === "put") {
              table.put(record, revision);
              model.set(id, { record, version: revision });
            } else if (action === "insert" && !former) {
              table.insert(record);
              model.set(id, { record, version: firstVersion });
            } else if (action === "replace" && former) {
              table.replace(record);
              model.set(id, { record, version: former.version + 1 });
            } else {
              const refusal = action === "insert" ? definition.duplicate(id) : definition.absent(id);
              expectFault(() => table[action](record), refusal);
            }
          }
          const rows = [...table.rows()];
          // A Map keeps the place of a key that is set again, as the table does.
          expect(rows.map(({ record, version }) => ({ record, version }))).toEqual([...model.values()]);
          expect(rows.every(({ version, etag }) => etag === etagOf(version))).toBe(true);
          for (const n of [1, 2, 3, 4, 5]) {
            expect(table.find(idOf(n))?.record).toEqual(model.get(idOf(n))?.record);
          }
          const { arnOf, indexKeys: listOf } = definition;
          if (arnOf) {
            const arns = new Set(rows.map(({ record }) => arnOf(record)));
            for (const n of [1, 2, 3, 4, 5]) {
              const arn = arnOf(makeRecord(n));
              expect(table.hasArn(arn)).toBe(arns.has(arn));
              expect(table.findByArn(arn) !== undefined).toBe(arns.has(arn));
            }
          }
          if (listOf) {
            const listsOf = (record: R): readonly string[] => [listOf(record)].flat();
            for (const part of new Set([1, 2, 3, 4, 5].flatMap((n) => listsOf(makeRecord(n))))) {
              const there = rows.filter(({ record }) => listsOf(record).includes(part));
              expect([...table.rows(part)]).toEqual(there);
              expect(table.rows(part).size).toBe(there.length);
            }
          }
        }),
        { numRuns: 100 },
      );
    });
  });
}
