import { InvalidArgument$ } from "@aws-sdk/client-cloudfront";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Page, type PageRequest, paginate } from "../../src/core/page.ts";
import { RowList } from "../../src/core/row-list.ts";
import { cloudFront } from "../../src/sdk/service-api.ts";

function row(sequence: number) {
  return { record: sequence, version: 1, etag: "ETVPDKIKX0DER", sequence };
}

function listOf(count: number): RowList<number> {
  const list = new RowList<number>();
  for (let n = 1; n <= count; n++) {
    list.add(row(n));
  }
  return list;
}

function page(list: RowList<number>, request: PageRequest = {}) {
  return paginate(list, request, cloudFront);
}
function records({ rows }: Page<number>) {
  return rows.map(({ record }) => record);
}

/** All pages of a list; `between` is called before each but the first. */
function allPages(list: RowList<number>, MaxItems: number, between: (pages: number) => void = () => {}) {
  const pages: Page<number>[] = [];
  let Marker: string | undefined;
  do {
    if (pages.length > 0) {
      between(pages.length);
    }
    const next = page(list, { MaxItems, Marker });
    pages.push(next);
    Marker = next.nextMarker;
  } while (Marker !== undefined);
  return pages;
}

it("lists each row once, in order, for any page size", () => {
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 1, max: 130 }), (count, maxItems) => {
      const pages = allPages(listOf(count), maxItems);
      expect(pages.flatMap(records)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
      // No page too many: only an empty list has an empty page.
      expect(pages).toHaveLength(Math.max(1, Math.ceil(count / Math.min(maxItems, 100))));
    }),
    { numRuns: 100 },
  );
});

it("lists each row once, newest first, for any page size", () => {
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 1, max: 130 }), (count, MaxItems) => {
      const list = listOf(count);
      const listed: number[] = [];
      let Marker: string | undefined;
      do {
        const next = paginate(list, { MaxItems, Marker }, cloudFront, "newest first");
        listed.push(...records(next));
        Marker = next.nextMarker;
      } while (Marker !== undefined);
      expect(listed).toEqual(Array.from({ length: count }, (_, i) => count - i));
    }),
    { numRuns: 100 },
  );
});

it("lists the rows that stay once while others are added and removed", () => {
  const changes = fc.array(fc.tuple(fc.boolean(), fc.nat(40)), { maxLength: 6 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 7 }),
      fc.array(changes, { maxLength: 20 }),
      (count, maxItems, plan) => {
        const list = listOf(count);
        const stays = new Set(Array.from({ length: count }, (_, i) => i + 1));
        let newest = count;
        const pages = allPages(list, maxItems, (round) => {
          for (const [comes, which] of plan[round - 1] ?? []) {
            if (comes) {
              newest += 1;
              list.add(row(newest));
            } else {
              list.remove(row(which));
              stays.delete(which);
            }
          }
        });
        const listed = pages.flatMap(records);
        expect(new Set(listed).size).toBe(listed.length);
        expect(listed).toEqual(expect.arrayContaining([...stays]));
      },
    ),
    { numRuns: 200 },
  );
});

describe("MaxItems", () => {
  it("is 100 by default", () => {
    const first = page(listOf(101));
    expect([first.maxItems, first.rows.length]).toEqual([100, 100]);
    expect(first.nextMarker).toBeDefined();
  });

  it("is at most 100, and the page says so", () => {
    const first = page(listOf(101), { MaxItems: 1000 });
    expect([first.maxItems, first.rows.length]).toEqual([100, 100]);
  });

  it.each([0, -1, 1.5, Number.NaN])("%d is rejected", (MaxItems) => {
    expect(() => page(listOf(1), { MaxItems })).toThrow(
      expect.objectContaining({
        schema: InvalidArgument$,
        message: `The parameter MaxItems is ${MaxItems}; it must be a whole number from 1.`,
      }),
    );
  });
});

describe("Marker", () => {
  it("is undefined on the last page, even if the page is full", () => {
    expect(page(listOf(3), { MaxItems: 3 }).nextMarker).toBeUndefined();
    expect(page(listOf(0)).nextMarker).toBeUndefined();
  });

  it("may be empty for the first page", () => {
    expect(records(page(listOf(2), { Marker: "" }))).toEqual([1, 2]);
  });

  it("after the last row returns an empty page", () => {
    expect(records(page(listOf(2), { Marker: "2" }))).toEqual([]);
  });

  it.each(["edge", "0", "-1", "1.5", " 1", "1e3", "9".repeat(16)])("%o is rejected", (Marker) => {
    expect(() => page(listOf(1), { Marker })).toThrow(
      expect.objectContaining({
        schema: InvalidArgument$,
        message: expect.stringContaining(`The parameter Marker is '${Marker}', which is not a NextMarker`),
      }),
    );
  });
});
