import { keyValueStores } from "../../../src/services/key-value-stores/table.ts";
import { testVersionedTable } from "../../support/test-versioned-table.ts";

const time = new Date("2026-01-01T00:00:00.000Z");

testVersionedTable(keyValueStores, (n) => ({
  name: `store${n}`,
  id: `8aa76c93-3198-462c-aaf6-13d6f0a0f0a${n}`,
  arn: `arn:aws:cloudfront::123456789012:key-value-store/8aa76c93-3198-462c-aaf6-13d6f0a0f0a${n}`,
  comment: "",
  provisioning: undefined,
  failureReason: undefined,
  createdTime: time,
  lastModifiedTime: time,
}));
