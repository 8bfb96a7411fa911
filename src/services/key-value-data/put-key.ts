import type { Handler } from "../../core/service.ts";
import type { KeyValueStore } from "../../sdk/dialects.ts";
import { write } from "./write.ts";

export const putKey: Handler<KeyValueStore, "PutKey"> = ({ KvsARN, IfMatch, Key, Value }, context) =>
  write({ arn: KvsARN, ifMatch: IfMatch, puts: [{ Key, Value }], deletes: [] }, context);
