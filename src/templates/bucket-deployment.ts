import { isDeepStrictEqual } from "node:util";
import { type BucketUpload, bucketUploads, type UploadedFolder } from "../core/bucket-uploads.ts";
import type { Store } from "../core/store.ts";
import { isObject } from "../values/is-object.ts";
import type { DeploySession } from "./deploy-session.ts";
import type { StackRequest } from "./stack-request.ts";

/** The type of the CDK's custom resource that uploads files to a bucket and invalidates a distribution. */
export const bucketDeploymentType = "Custom::CDKBucketDeployment";

type Properties = Readonly<Record<string, unknown>>;

/** A custom resource of this type, with its properties resolved. */
export interface BucketDeployment {
  readonly logicalId: string;
  readonly properties: Properties;
  /** The properties of the last deploy. */
  readonly previous: Properties | undefined;
}

/** Returns the name of the upload of a custom resource. */
export function getUploadId(place: {
  readonly region: string;
  readonly stackName: string;
  readonly logicalId: string;
}): string {
  return [place.region, place.stackName, place.logicalId].join("/");
}

/**
 * Does what the CDK's Lambda function does: the files of the assets become objects of the bucket, and the distribution
 * is invalidated. The files are read from the cloud assembly when a visit reaches the bucket. Does nothing if the
 * properties did not change.
 */
export async function deployToBucket(
  session: DeploySession,
  { stackName, path }: Pick<StackRequest, "stackName" | "path">,
  { logicalId, properties, previous }: BucketDeployment,
): Promise<void> {
  if (isDeepStrictEqual(properties, previous)) {
    return;
  }
  const folders = findFolders(session, path + logicalId, properties);
  const upload: BucketUpload = {
    id: getUploadId({ region: session.region, stackName, logicalId }),
    bucket: String(properties.DestinationBucketName),
    prefix: toPrefix(properties.DestinationBucketKeyPrefix),
    folders,
  };
  putUpload(session.environment.store, upload, String(properties.Prune) !== "false");
  await invalidate(session, properties);
  const action = previous ? "update" : "create";
  session.changes.push({ action, logicalId: path + logicalId, type: bucketDeploymentType });
}

/** Removes the files that a custom resource uploaded. */
export function removeFromBucket(store: Store, id: string): void {
  const table = store.table(bucketUploads);
  if (table.find(id)) {
    table.remove(id);
  }
}

/** Returns the folders of the assets. An asset that is not in the cloud assembly is noted. */
function findFolders(session: DeploySession, logicalId: string, properties: Properties): UploadedFolder[] {
  const buckets = toList(properties.SourceBucketNames);
  const markers = toList(properties.SourceMarkers);
  return toList(properties.SourceObjectKeys).flatMap((key, index) => {
    const place = `${buckets[index]}/${key}`;
    const asset = session.assembly.assets.find((each) => each.place === place && each.packaging === "zip");
    if (!asset) {
      session.notes.add(
        `${logicalId} uploads no files of ${place}, because the cloud assembly does not have them as a folder.`,
      );
      return [];
    }
    return [{ dir: asset.path, replacements: toReplacements(markers[index]) }];
  });
}

/** Returns the values of tokens in the files, such as the URL of an API in a configuration file. */
function toReplacements(markers: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(isObject(markers) ? markers : {});
  return Object.fromEntries(entries.map(([marker, value]) => [marker, String(value)]));
}

/** Adds or replaces an upload. One that prunes removes the files of others below its prefix, as `aws s3 sync --delete`. */
function putUpload(store: Store, upload: BucketUpload, isPruning: boolean): void {
  const table = store.table(bucketUploads);
  const others = [...table.rows(upload.bucket)].map(({ record }) => record);
  for (const { id, prefix } of isPruning ? others : []) {
    if (prefix.startsWith(upload.prefix)) {
      table.remove(id);
    }
  }
  removeFromBucket(store, upload.id);
  table.insert(upload);
}

function toPrefix(prefix: unknown): string {
  const parts = String(prefix ?? "")
    .split("/")
    .filter((part) => part !== "");
  return parts.map((part) => `${part}/`).join("");
}

/** CDK's Lambda function invalidates all paths if the resource names none. */
async function invalidate({ send, environment }: DeploySession, properties: Properties): Promise<void> {
  const { DistributionId: id, DistributionPaths: paths } = properties;
  if (id === undefined) {
    return;
  }
  const items = paths === undefined ? ["/*"] : toList(paths).map(String);
  await send("CreateInvalidation", {
    DistributionId: String(id),
    InvalidationBatch: {
      CallerReference: environment.random.uuid(),
      Paths: { Quantity: items.length, Items: items },
    },
  });
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
