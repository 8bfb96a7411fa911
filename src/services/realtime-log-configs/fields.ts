import { invalidArgument } from "../text-checks.ts";

/** AWS developer guide, "Real-time log configuration fields": the fields in the order of delivery. */
const deliveryOrder: readonly string[] = [
  "timestamp",
  "c-ip",
  "time-to-first-byte",
  "sc-status",
  "sc-bytes",
  "cs-method",
  "cs-protocol",
  "cs-host",
  "cs-uri-stem",
  "cs-bytes",
  "x-edge-location",
  "x-edge-request-id",
  "x-host-header",
  "time-taken",
  "cs-protocol-version",
  "c-ip-version",
  "cs-user-agent",
  "cs-referer",
  "cs-cookie",
  "cs-uri-query",
  "x-edge-response-result-type",
  "x-forwarded-for",
  "ssl-protocol",
  "ssl-cipher",
  "x-edge-result-type",
  "fle-encrypted-fields",
  "fle-status",
  "sc-content-type",
  "sc-content-len",
  "sc-range-start",
  "sc-range-end",
  "c-port",
  "x-edge-detailed-result-type",
  "c-country",
  "cs-accept-encoding",
  "cs-accept",
  "cache-behavior-path-pattern",
  "cs-headers",
  "cs-header-names",
  "cs-headers-count",
  "origin-fbl",
  "origin-lbl",
  "asn",
];

/**
 * Throws unless there is a field and each has the form of a name. Newer fields than those of the guide are accepted.
 *
 * assumed: code and messages
 */
export function assertValidFields(fields: readonly string[]): void {
  if (fields.length === 0) {
    throw invalidArgument("The parameter Fields is required.", "List at least one field, such as timestamp.");
  }
  const invalid = fields.find((field) => !/^[a-z][a-z0-9-]*$/.test(field));
  if (invalid !== undefined) {
    throw invalidArgument(
      `The parameter Fields contains '${invalid}', which is not the name of a field.`,
      "A field has lower-case letters, digits and hyphens, such as sc-status.",
    );
  }
}

/**
 * Returns fields in the order of delivery, as the API model says of outputs.
 *
 * assumed: unknown fields follow in the given order, and a repeated field is kept once
 */
export function sortFields(fields: readonly string[]): readonly string[] {
  return [...new Set(fields)].sort((a, b) => getPlace(a) - getPlace(b));
}

function getPlace(field: string): number {
  const place = deliveryOrder.indexOf(field);
  return place < 0 ? deliveryOrder.length : place;
}
