import type { FileAssumptions } from "./index.ts";
import { settledBy, without } from "./settlements.ts";

export const tenantAssumptions: Readonly<Record<string, FileAssumptions>> = {
  "src/services/default-connection-group.ts": [["it counts toward the quota", without.quota]],
  "src/services/distribution-tenants/certificate-checks.ts": [
    [
      "the code and the message for a domain without a certificate",
      settledBy("distributions: a tenant has a certificate, or its distribution"),
    ],
  ],
  "src/services/distribution-tenants/create-distribution-tenant.ts": [
    [
      "the order of the refusals: no domain, tags, settings, name, quota, taken domains, certificates",
      settledBy("distribution tenants: a distribution is looked up after all else was checked"),
    ],
    ["by default it is", without.tenant],
  ],
  "src/services/distribution-tenants/customizations.ts": [
    [
      "the code, and the messages without a source",
      settledBy("distribution tenants: the web ACL is disabled without an ARN"),
    ],
    [
      "a managed certificate cannot be attached before it is issued, and the message is that of distributions",
      settledBy("distribution tenants: a certificate is refused in the words of distributions"),
    ],
    [
      "the rules of distributions, with InvalidArgument, which the operations of tenants declare",
      settledBy("distribution tenants: a country has a code"),
    ],
  ],
  "src/services/distribution-tenants/delete-distribution-tenant.ts": [
    ["one whose last change is deploying, too", without.tenant],
  ],
  "src/services/distribution-tenants/list-distribution-tenants.ts": [
    [
      "a filter has one member, and its id exists, since the operation declares EntityNotFound",
      settledBy("distribution tenants: a list filters by one member, whose resource exists"),
    ],
    ["codes and messages", settledBy("distribution tenants: a list by customization has a customization")],
  ],
  "src/services/distribution-tenants/managed-certificates.ts": [
    ["the request takes the place of one that is still pending", without.tenant],
    ["without tokens if CloudFront serves them", without.tenant],
  ],
  "src/services/distribution-tenants/update-distribution-tenant.ts": [
    [
      "the order of the refusals: unknown id, If-Match, settings, taken domains, certificates",
      without.tenant,
    ],
    ["an empty id of a connection group changes nothing", without.tenant],
  ],
  "src/services/distribution-tenants/validation.ts": [
    ["the order", settledBy("distribution tenants: a distribution is looked up after all else was checked")],
    ["the code and the message", settledBy("distribution tenants: a tenant has a domain")],
    ["codes and messages", settledBy("distribution tenants: a domain is given once")],
    [
      "codes and messages, and that a parameter must be defined",
      settledBy("distributions: a tenant has defined parameters"),
    ],
  ],
  "src/services/distribution-tenants/web-acl.ts": [
    ["sets the customization of the web ACL to override, and deploys the tenant again", without.tenant],
    ["the tenant inherits the web ACL of its distribution again", without.tenant],
  ],
  "src/services/dns.ts": [["the reasons", without.tenant]],
  "src/services/domain-holders.ts": [
    [
      "the message is the same for domains of distribution tenants, and streaming distributions share their aliases with distri",
      without.tenant,
    ],
  ],
  "src/services/domains/holder.ts": [
    [
      "the code and the message for both and for none",
      settledBy("distribution tenants: conflicts of a domain are listed for one resource at a time"),
    ],
    [
      "the same for ListDomainConflicts and for a malformed domain",
      settledBy("distributions: conflicts of a domain are listed for a resource whose certificate covers it"),
    ],
  ],
  "src/services/domains/update-domain-association.ts": [
    [
      "the order of the refusals, that a domain which no resource has is refused, and that a tenant may lose its last domain",
      without.certificate,
    ],
    [
      "the code and the message",
      settledBy("distributions: a domain does not move to a multi-tenant distribution"),
    ],
  ],
  "src/services/domains/verify-dns-configuration.ts": [
    ["without a Domain, all domains of the tenant", without.tenant],
  ],
  "src/services/tenant-certificates.ts": [
    [
      "an issued managed certificate counts when an update of the tenant attaches it, as Terraform does",
      without.tenant,
    ],
  ],
  "src/services/tenant-parameters.ts": [
    [
      "the code and the messages",
      settledBy("distributions: a placeholder in an origin is a defined parameter"),
    ],
  ],
  "src/services/web-acl-arn.ts": [
    ["the code and the message", settledBy("distribution tenants: the ARN of a web ACL has its form")],
  ],
};
