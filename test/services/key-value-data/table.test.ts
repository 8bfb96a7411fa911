import { expect, it } from "vitest";
import {
  createKeyValueData,
  getTotalBytes,
  keyValueData,
} from "../../../src/services/key-value-data/table.ts";
import { testVersionedTable } from "../../support/test-versioned-table.ts";

const createdTime = new Date("2026-01-01T00:00:00.000Z");

testVersionedTable(keyValueData, (n, revision = 0) =>
  createKeyValueData(
    {
      name: `store${n}`,
      arn: `arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a${n}`,
      createdTime,
    },
    new Map([["key", String(revision)]]),
  ),
);

it("counts the bytes of keys and values", () => {
  expect(getTotalBytes(new Map())).toBe(0);
  expect(
    getTotalBytes([
      ["é", "ab"],
      ["k", ""],
    ]),
  ).toBe(5);
});
