import type { Handler } from "../../core/service.ts";
import type { KeyValueStore } from "../../sdk/dialects.ts";
import { write } from "./write.ts";

/** assumed: an update of nothing is a success that changes nothing */
export const updateKeys: Handler<KeyValueStore, "UpdateKeys"> = (input, context) => {
  const { KvsARN, IfMatch, Puts = [], Deletes = [] } = input;
  return write(
    { arn: KvsARN, ifMatch: IfMatch, puts: Puts, deletes: Deletes.map(({ Key }) => Key) },
    context,
  );
};
