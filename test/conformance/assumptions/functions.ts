import type { FileAssumptions } from "./index.ts";
import { settledBy, without } from "./settlements.ts";

export const functionAssumptions: Readonly<Record<string, FileAssumptions>> = {
  "src/services/function-code.ts": [
    [
      "InvalidArgument for each, since the operations declare no other error that fits",
      settledBy("key value stores: a function cannot be associated with a store that does not exist"),
    ],
  ],
  "src/services/function-stages.ts": [
    [
      "a later publication sets only its modification time",
      settledBy("functions: a later publication keeps the time of the creation of LIVE"),
    ],
  ],
  "src/services/functions/summary.ts": [
    [
      "an update of a published function keeps that status; its output was never seen in public",
      settledBy("functions: an update of a published function keeps its status"),
    ],
  ],
  "src/services/functions/test-function.ts": [
    [
      "a stale ETag has the same error as a malformed one, since TestFunction is the only operation with If-Match that does not",
      settledBy("functions: TestFunction refuses a stale ETag as a malformed one"),
    ],
  ],
  "src/services/key-value-data/contents.ts": [
    ["the same for one that is being created", without.provisioning],
  ],
  "src/services/key-value-data/describe-key-value-store.ts": [
    [
      "a store that is not READY can be described, since the output has a Status, and is empty",
      without.provisioning,
    ],
  ],
  "src/services/key-value-data/list-keys.ts": [
    [
      "pages are in the order of the keys, so a page can start after a key that was deleted",
      settledBy("key value data: keys are listed in the order of the keys"),
    ],
  ],
  "src/services/key-value-data/table.ts": [
    [
      "the sum of its keys and values; how the service counts was never seen in public",
      settledBy("key value data: the size of a store is the sum of its keys and values in bytes of UTF-8"),
    ],
  ],
  "src/services/key-value-data/validation.ts": [
    [
      "rejected like a duplicate in an import file",
      settledBy("key value data: a key cannot be put twice in one update"),
    ],
    [
      "a store that is over its quota, as only a seed creates it, may shrink or keep its size",
      { unreachable: "a store of the service is never over its quota: only a seed of the mock creates one" },
    ],
  ],
  "src/services/key-value-data/write.ts": [
    [
      "an update without puts and deletes succeeds and changes nothing",
      settledBy("key value data: an update without puts and deletes changes nothing"),
    ],
  ],
  "src/services/key-value-stores/delete-key-value-store.ts": [
    [
      "an association of either stage counts; the message is ours",
      settledBy(
        "key value stores: a store that a function reads cannot be deleted, though the function was never published",
      ),
    ],
  ],
  "src/services/key-value-stores/import-file.ts": [
    ["so do all other mistakes in a file; their messages are ours", without.importFile],
  ],
  "src/services/key-value-stores/list-key-value-stores.ts": [
    [
      "an unknown Status selects no store, since the API model allows any string",
      settledBy("key value stores: an unknown Status selects no store"),
    ],
  ],
  "src/services/key-value-stores/table.ts": [["the control plane has the same", without.importFile]],
};
