import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const entry = /^(.*[\\/]@aws-sdk[\\/]client-cloudfront)[\\/]dist-cjs[\\/]index\.js$/;

/** Returns the folders from which Node has loaded the SDK's client. Copies inside bundles are not included. */
export function findLoadedSdks(files: readonly string[] = Object.keys(require.cache)): readonly string[] {
  return files.map((file) => entry.exec(file)?.[1]).filter((folder) => folder !== undefined);
}

/** Describes the loaded copies of the SDK and what to do about them, or returns undefined if only one is loaded. */
export function describeDuplicateSdks(copies: readonly string[] = findLoadedSdks()): string | undefined {
  if (copies.length < 2) {
    return undefined;
  }
  return (
    `${copies.length} copies of @aws-sdk/client-cloudfront are loaded, each with its own CloudFrontClient class ` +
    `(${copies.join(", ")}). Run npm dedupe, or pass the other class too.`
  );
}

const reported = new Set<string>();

/** Emits a process warning, once per set of folders, if several copies of the SDK are loaded. */
export function warnAboutDuplicateSdk(copies: readonly string[] = findLoadedSdks()): void {
  const description = describeDuplicateSdks(copies);
  if (description !== undefined && !reported.has(description)) {
    reported.add(description);
    process.emitWarning(
      `${description} This mock intercepts one of them: mockCloudFront({ clients: [...] }) accepts classes and clients.`,
      { type: "MockCloudFrontWarning", code: "DUPLICATE_SDK" },
    );
  }
}

/** Returns advice for a test in which no call reached the mock, for example because a second copy of the SDK is loaded. */
export function getNoCallsAdvice(copies: readonly string[] = findLoadedSdks()): string {
  const advice =
    describeDuplicateSdks(copies) ??
    "Was every call awaited, and does the mock intercept the client? A bundle has its own client class.";
  return `No call has reached this mock. ${advice} mockCloudFront({ clients: [...] }) accepts classes and clients.`;
}
