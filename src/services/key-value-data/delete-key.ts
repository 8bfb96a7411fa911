import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { KeyValueStore } from "../../sdk/service-api.ts";
import { write } from "./write.ts";

export function deleteKey(
  { KvsARN, IfMatch, Key }: Input<KeyValueStore, "DeleteKey">,
  context: Context,
): Output<KeyValueStore, "DeleteKey"> {
  return write({ arn: KvsARN, ifMatch: IfMatch, puts: [], deletes: [Key] }, context);
}
