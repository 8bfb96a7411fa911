import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { isObject } from "../values/is-object.ts";
import { parseTemplate } from "./read-template.ts";
import { invalidTemplateError } from "./template-errors.ts";

/** One file or folder of a cloud assembly and its place in S3. */
export interface Asset {
  /** `bucket/key` */
  readonly place: string;
  readonly path: string;
  /** `"zip"` for a folder that the CDK packs before the upload. */
  readonly packaging: string;
}

/** The account and region that the names of asset buckets contain. */
export interface AssetScope {
  readonly accountId: string;
  readonly region: string;
  readonly partition: string;
}

const manifestEnding = ".assets.json";

/** Returns the manifest that the CDK writes next to a template, if the file exists. */
export function findManifest(templatePath: string): string | undefined {
  const path = templatePath.replace(/(\.template)?\.[^.]+$/, manifestEnding);
  return existsSync(path) ? path : undefined;
}

/** Returns the manifests of a cloud assembly, with those of its stages. */
export function listManifests(folder: string): string[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      return entry.name.startsWith("assembly-") ? listManifests(path) : [];
    }
    return entry.name.endsWith(manifestEnding) ? [path] : [];
  });
}

/** The assets of a deploy. Files are read when a call or a nested stack needs them. */
export class Assembly {
  readonly assets: readonly Asset[];
  /** The contents of the files, by `bucket/key`. */
  readonly objects: Readonly<Record<string, string>>;

  constructor(manifests: readonly string[], scope: AssetScope) {
    this.assets = manifests.flatMap((manifest) => readManifest(manifest, scope));
    this.objects = toObjects(this.assets);
  }

  /** Returns the asset that a URL in S3 leads to, in the path style or the style with the bucket as host. */
  find(url: string): Asset | undefined {
    return this.assets.find(({ place }) => {
      const [bucket, ...key] = place.split("/");
      return url.endsWith(`/${key.join("/")}`) && url.includes(`/${bucket}`);
    });
  }

  /** Returns the template at a URL, or undefined if the URL leads to no asset. */
  findTemplate(url: string): unknown {
    const asset = this.find(url);
    return asset && parseTemplate(readAsset(asset), asset.path);
  }
}

function toObjects(assets: readonly Asset[]): Readonly<Record<string, string>> {
  const objects: Record<string, string> = {};
  for (const asset of assets.filter(({ packaging }) => packaging === "file")) {
    Object.defineProperty(objects, asset.place, { get: () => readAsset(asset), enumerable: true });
  }
  return objects;
}

function readAsset({ path }: Asset): string {
  if (!existsSync(path) || !statSync(path).isFile()) {
    throw invalidTemplateError(
      `The cloud assembly lists the asset ${path}, which is not a file. Run cdk synth again.`,
    );
  }
  return readFileSync(path, "utf8");
}

function readManifest(path: string, scope: AssetScope): Asset[] {
  const manifest = parseTemplate(readFileSync(path, "utf8"), path);
  const files = isObject(manifest) && isObject(manifest.files) ? manifest.files : {};
  return Object.values(files).flatMap((file) => toAssets(file, dirname(path), scope));
}

function toAssets(file: unknown, folder: string, scope: AssetScope): Asset[] {
  const { source, destinations } = isObject(file) ? file : {};
  if (!isObject(source) || typeof source.path !== "string" || !isObject(destinations)) {
    return [];
  }
  const path = resolve(folder, source.path);
  const packaging = typeof source.packaging === "string" ? source.packaging : "file";
  return Object.values(destinations)
    .filter(isObject)
    .map(({ bucketName, objectKey }) => ({
      place: substitute(`${bucketName}/${objectKey}`, scope),
      path,
      packaging,
    }));
}

function substitute(text: string, { accountId, region, partition }: AssetScope): string {
  const values: Readonly<Record<string, string>> = {
    AccountId: accountId,
    Region: region,
    Partition: partition,
  };
  return text.replaceAll(/\$\{AWS::(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
