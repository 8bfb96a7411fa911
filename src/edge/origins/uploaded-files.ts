import { bucketUploads, type UploadedFolder } from "../../core/bucket-uploads.ts";
import type { Store } from "../../core/store.ts";
import { createFolderReader } from "./folder.ts";

/**
 * Returns a reader of the files that were uploaded to a bucket, or undefined if none were. The last upload of a file
 * wins.
 */
export function findUploadedFiles(
  bucket: string,
  store: Store,
): ((path: string) => string | Uint8Array | undefined) | undefined {
  const uploads = [...store.table(bucketUploads).rows(bucket)].map(({ record }) => record).reverse();
  if (uploads.length === 0) {
    return undefined;
  }
  return (path) => {
    const key = path.slice(1);
    for (const { prefix, folders } of uploads) {
      const content = key.startsWith(prefix) ? readFile(folders, `/${key.slice(prefix.length)}`) : undefined;
      if (content !== undefined) {
        return content;
      }
    }
    return undefined;
  };
}

function readFile(folders: readonly UploadedFolder[], path: string): string | Uint8Array | undefined {
  for (const { dir, replacements } of folders.toReversed()) {
    const content = createFolderReader(dir)(path);
    if (content) {
      return replaceStrings(content, Object.entries(replacements));
    }
  }
  return undefined;
}

function replaceStrings(
  content: Uint8Array,
  replacements: readonly (readonly [string, string])[],
): string | Uint8Array {
  return replacements.length === 0
    ? content
    : replacements.reduce(
        (text, [from, to]) => text.replaceAll(from, () => to),
        new TextDecoder().decode(content),
      );
}
