import type { Constraints } from "../../core/service.ts";
import type { KeyValueStore } from "../../sdk/service-api.ts";

// Lengths of the API model (2022-07-26). The quota for a key is smaller, in bytes, and has another error.

const key = { length: [1, 1024] } as const;

export const keyValueDataConstraints: Constraints<KeyValueStore> = {
  GetKey: { Key: key },
  PutKey: { Key: key },
  DeleteKey: { Key: key },
  UpdateKeys: { Puts: { each: { Key: key } }, Deletes: { each: { Key: key } } },
};
