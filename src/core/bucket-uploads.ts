import { cloudFront } from "../sdk/service-api.ts";
import { ServiceError } from "../sdk/service-error.ts";
import { defineTable } from "./table.ts";

/** Folders of this machine whose files count as objects of a bucket in S3. */
export interface BucketUpload {
  /** The name of whatever uploaded the files. A second upload of the same name replaces the first. */
  readonly id: string;
  readonly bucket: string;
  /** The beginning of every key: `docs/`, or an empty string. */
  readonly prefix: string;
  readonly folders: readonly UploadedFolder[];
}

/** A folder with the strings to replace in its files. */
export interface UploadedFolder {
  readonly dir: string;
  readonly replacements: Readonly<Record<string, string>>;
}

function createUploadError(id: string): ServiceError {
  return new ServiceError(cloudFront.sdk.NoSuchResource$, `There is no upload ${id}.`);
}

/** The uploads of the account, by bucket. They are part of the state but not of `state()`. */
export const bucketUploads = defineTable<BucketUpload>({
  name: "bucketUploads",
  api: cloudFront,
  idOf: ({ id }) => id,
  indexKeys: ({ bucket }) => bucket,
  absent: createUploadError,
  duplicate: createUploadError,
  firstVersion: 1,
  isInternal: true,
});
