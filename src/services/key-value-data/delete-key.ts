import type { Handler } from "../../core/service.ts";
import type { KeyValueStore } from "../../sdk/dialects.ts";
import { write } from "./write.ts";

export const deleteKey: Handler<KeyValueStore, "DeleteKey"> = ({ KvsARN, IfMatch, Key }, context) =>
  write({ arn: KvsARN, ifMatch: IfMatch, puts: [], deletes: [Key] }, context);
