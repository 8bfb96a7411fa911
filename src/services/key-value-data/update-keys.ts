import type { Context } from "../../core/context.ts";
import type { Input, Output } from "../../sdk/operation.ts";
import type { KeyValueStore } from "../../sdk/service-api.ts";
import { write } from "./write.ts";

/** assumed: an update of nothing is a success that changes nothing */
export function updateKeys(
  input: Input<KeyValueStore, "UpdateKeys">,
  context: Context,
): Output<KeyValueStore, "UpdateKeys"> {
  const { KvsARN, IfMatch, Puts = [], Deletes = [] } = input;
  return write(
    { arn: KvsARN, ifMatch: IfMatch, puts: Puts, deletes: Deletes.map(({ Key }) => Key) },
    context,
  );
}
