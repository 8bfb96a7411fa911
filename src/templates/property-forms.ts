// How the forms of properties differ from those of API members. CloudFormation registry; a test compares the tables
// with the schemas of all types.

/**
 * Structures with `Items` that a template writes as an object. It writes all other structures with `Items` as the list
 * of the items.
 */
const objectsWithItems: readonly string[] = [
  "GeoRestriction",
  "KeyGroupConfig",
  "OriginGroupMembers",
  "OriginGroups",
  "ResponseHeadersPolicyAccessControlAllowHeaders",
  "ResponseHeadersPolicyAccessControlAllowMethods",
  "ResponseHeadersPolicyAccessControlAllowOrigins",
  "ResponseHeadersPolicyAccessControlExposeHeaders",
  "ResponseHeadersPolicyCustomHeadersConfig",
  "ResponseHeadersPolicyRemoveHeadersConfig",
  "StatusCodes",
];

/** Structures that are an object for some types of resources and a list for others. */
const objectsOrLists: readonly string[] = ["Tags", "TrustedSigners"];

/** Structures of one member that a template writes as the value of the member. */
const scalarStructures: readonly string[] = ["DomainItem"];

/** Structures whose `Quantity` a template can write. */
const countedStructures: readonly string[] = ["OriginGroupMembers", "OriginGroups", "StatusCodes"];

/** Members of the API that no property has, apart from `Quantity`. CloudFormation sets them itself. */
const membersWithoutProperty: Readonly<Record<string, readonly string[]>> = {
  CloudFrontOriginAccessIdentityConfig: ["CallerReference"],
  DistributionConfig: ["CallerReference", "IsIPV6Enabled"],
  GeoRestriction: ["Items"],
  IpamCidrConfig: ["AnycastIp", "Status"],
  LoggingConfig: ["Enabled"],
  Origin: ["CustomHeaders"],
  StreamingDistributionConfig: ["CallerReference"],
  TrustedSigners: ["Items"],
  ViewerCertificate: ["Certificate", "CertificateSource"],
};

/** The JSON types in which a template can write a structure. */
export type StructureForm = "object" | "list" | "object or list" | "scalar";

/** Returns the form in which a template writes a structure of the API. */
export function getStructureForm(structure: string, hasItems: boolean): StructureForm {
  if (scalarStructures.includes(structure)) {
    return "scalar";
  }
  if (objectsOrLists.includes(structure)) {
    return "object or list";
  }
  return hasItems && !objectsWithItems.includes(structure) ? "list" : "object";
}

/** Returns true if a property of the same name sets a member of the API. */
export function hasProperty(structure: string, member: string): boolean {
  return member === "Quantity"
    ? countedStructures.includes(structure)
    : !getOwn(membersWithoutProperty, structure)?.includes(member);
}

/** Returns the entry of a table, and undefined for a name that only the prototype of objects has. */
export function getOwn<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
