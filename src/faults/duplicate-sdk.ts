import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const entry = /^(.*[\\/]@aws-sdk[\\/]client-cloudfront)[\\/]dist-cjs[\\/]index\.js$/;

/** The folders from which Node has loaded the SDK's client. What a bundle holds is not among them. */
export function findLoadedSdks(files: readonly string[] = Object.keys(require.cache)): readonly string[] {
  return files.map((file) => entry.exec(file)?.[1]).filter((folder) => folder !== undefined);
}

/** For whoever waited for a call that never came: a client that the fake does not know says nothing to it. */
export function getNoCallsAdvice(copies: readonly string[] = findLoadedSdks()): string {
  const advice =
    copies.length > 1
      ? `${copies.length} copies of @aws-sdk/client-cloudfront are loaded, and each has a CloudFrontClient of its own ` +
        `(${copies.join(", ")}): npm dedupe, or name the other class too.`
      : "Was every call awaited, and is the client one of those that are intercepted? A bundle has a class of its own.";
  return `No call has reached this mock. ${advice} mockCloudFront({ clients: [...] }) takes classes and clients.`;
}
