import type { Origin } from "@aws-sdk/client-cloudfront";
import type { Present } from "../../../sdk/operation.ts";
import { isBucketEndpoint } from "../../bucket-endpoints.ts";
import { invalidArgument } from "../../text-checks.ts";

interface NameRule {
  readonly isBroken: (name: string) => boolean;
  readonly message: string;
}

const label = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/i;

function isDomainName(name: string): boolean {
  const labels = name.split(".");
  return name.length <= 253 && labels.length > 1 && labels.every((part) => label.test(part));
}

/**
 * The rules for the name of an origin, in the order of their checks.
 * seen: the messages (aws-cdk 25110 and 25118; public Terraform logs of UpdateDistribution; s3_website 83)
 */
const nameRules: readonly NameRule[] = [
  { isBroken: (name) => name.includes(":"), message: "The parameter origin name cannot contain a colon." },
  {
    isBroken: (name) => /^\d+(?:\.\d+){3}$/.test(name),
    message: "The parameter origin name cannot be an IP address.",
  },
  { isBroken: (name) => !isDomainName(name), message: "The parameter origin name must be a domain name." },
];

/** Checks the domain name of an origin. */
export function assertValidOriginName({ DomainName: name, S3OriginConfig }: Present<Origin>): void {
  const broken = nameRules.find(({ isBroken }) => isBroken(name));
  if (broken) {
    throw invalidArgument(
      broken.message,
      `DomainName is '${name}'. Give a host name such as www.example.com, without scheme, port and path.`,
    );
  }
  if (S3OriginConfig && !isBucketEndpoint(name)) {
    // seen: the message (terraform-provider-aws 412 and 18872; aws-sdk-js 2368)
    throw invalidArgument(
      "The parameter Origin DomainName does not refer to a valid S3 bucket.",
      `DomainName is '${name}'. Use CustomOriginConfig for hosts other than a bucket's REST endpoint.`,
    );
  }
}
