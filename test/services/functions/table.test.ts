import type { FunctionRecord } from "../../../src/services/functions/record.ts";
import { functions } from "../../../src/services/functions/table.ts";
import { bytes, passThrough } from "../../support/make.ts";
import { testVersionedTable } from "../../support/test-versioned-table.ts";

const time = new Date("2026-01-01T00:00:00.000Z");

testVersionedTable(
  functions,
  (n): FunctionRecord => ({
    name: `f${n}`,
    stage: "DEVELOPMENT",
    arn: `arn:aws:cloudfront::123456789012:function/f${n}`,
    config: { Comment: "", Runtime: "cloudfront-js-2.0" },
    code: bytes(passThrough),
    createdTime: time,
    lastModifiedTime: time,
  }),
);
