import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { KeyValueStore } from "../../sdk/service-api.ts";
import { write } from "./write.ts";

export function putKey(
  { KvsARN, IfMatch, Key, Value }: Input<KeyValueStore, "PutKey">,
  context: Context,
): Output<KeyValueStore, "PutKey"> {
  return write({ arn: KvsARN, ifMatch: IfMatch, puts: [{ Key, Value }], deletes: [] }, context);
}
