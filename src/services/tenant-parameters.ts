import type { Parameter, ParameterDefinition } from "@aws-sdk/client-cloudfront";
import type { Present } from "../sdk/operation.ts";
import type { Config } from "./distributions/table.ts";
import { invalidArgument } from "./text-checks.ts";

// AWS developer guide, "How parameters work with distribution tenants": the domain name and the path of an origin of a
// multi-tenant distribution can have placeholders, such as {{customer}}.s3.us-east-1.amazonaws.com and /{{theme}}.

const placeholder = /\{\{([^{}]*)\}\}/g;

/** AWS developer guide, "Quotas": parameters of one field. */
const maxPlaceholders = 2;

/** Returns the parameters that a multi-tenant distribution defines. */
export function getParameterDefinitions({ TenantConfig }: Config): readonly Present<ParameterDefinition>[] {
  return TenantConfig?.ParameterDefinitions ?? [];
}

/** Returns the values of a tenant's parameters by name: the tenant's own and the defaults of the distribution. */
export function getParameterValues(
  config: Config,
  parameters: readonly Present<Parameter>[] = [],
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { Name, Definition } of getParameterDefinitions(config)) {
    if (Definition.StringSchema?.DefaultValue !== undefined) {
      values.set(Name, Definition.StringSchema.DefaultValue);
    }
  }
  for (const { Name, Value } of parameters) {
    values.set(Name, Value);
  }
  return values;
}

/** Returns a configuration whose origins have values in place of placeholders. A name without a value stays. */
export function fillPlaceholders(config: Config, getValue: (name: string) => string | undefined): Config {
  const fill = (text: string): string => text.replace(placeholder, (whole, name) => getValue(name) ?? whole);
  const Items = config.Origins.Items.map((origin) => ({
    ...origin,
    DomainName: fill(origin.DomainName),
    ...(origin.OriginPath !== undefined && { OriginPath: fill(origin.OriginPath) }),
  }));
  return { ...config, Origins: { ...config.Origins, Items } };
}

/**
 * Throws unless the placeholders of a multi-tenant distribution are defined and few enough.
 *
 * assumed: the code and the messages
 */
export function assertValidPlaceholders(config: Config): void {
  const defined = getParameterDefinitions(config).map(({ Name }) => Name);
  for (const { Id, DomainName, OriginPath = "" } of config.Origins.Items) {
    for (const [member, text] of Object.entries({ DomainName, OriginPath })) {
      const names = [...text.matchAll(placeholder)].map(([, name = ""]) => name);
      const unknown = names.find((name) => !defined.includes(name));
      if (unknown !== undefined) {
        throw invalidArgument(
          `The parameter ${unknown} is not defined.`,
          `${member} of the origin "${Id}" has {{${unknown}}}. TenantConfig defines: ${defined.join(", ") || "none"}.`,
        );
      }
      if (names.length > maxPlaceholders) {
        throw invalidArgument(
          `${member} of the origin '${Id}' has ${names.length} parameters; it may have ${maxPlaceholders}.`,
        );
      }
    }
  }
}
