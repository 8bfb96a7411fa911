import { tagSets } from "../../../src/services/tags/table.ts";
import { testVersionedTable } from "../../support/test-versioned-table.ts";

testVersionedTable(tagSets, (n) => ({
  resource: `arn:aws:cloudfront::123456789012:function/f${n}`,
  tags: [],
}));
