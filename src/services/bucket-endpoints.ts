/**
 * The REST endpoints of buckets and access points. A website endpoint is not one of them.
 * AWS developer guide, "Use an Amazon S3 bucket"
 */
const bucketEndpoint = /\.s3(?:[.-][a-z0-9-]+)*\.amazonaws\.com(?:\.cn)?$/i;
const websiteEndpoint = /\.s3-website[.-][a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/i;

/** Returns true for the endpoint of an S3 bucket that is not a website endpoint. */
export function isBucketEndpoint(name: string): boolean {
  return bucketEndpoint.test(name) && !websiteEndpoint.test(name);
}
