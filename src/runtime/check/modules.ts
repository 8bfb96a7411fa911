/** The runtimes that have a module, and the members of the module. */
interface ModuleFacts {
  readonly runtimes: readonly ("1.0" | "2.0")[];
  readonly members: readonly string[];
}

/**
 * The modules by name. From the AWS developer guide: "JavaScript runtime 1.0/2.0 features for CloudFront Functions", and for `cloudfront`
 * "Helper methods for key value stores", "Helper methods for origin modification", "CWT support", "General helper
 * methods". `Buffer` is global too.
 */
const modules: Readonly<Record<string, ModuleFacts>> = {
  crypto: { runtimes: ["1.0", "2.0"], members: ["createHash", "createHmac"] },
  querystring: {
    runtimes: ["1.0", "2.0"],
    members: ["decode", "encode", "escape", "parse", "stringify", "unescape"],
  },
  buffer: { runtimes: ["2.0"], members: ["Buffer"] },
  cloudfront: {
    runtimes: ["2.0"],
    members: [
      "createRequestOriginGroup",
      "cwt",
      "distributionTenant",
      "edgeLocation",
      "kvs",
      "logCustomData",
      "selectRequestOriginById",
      "updateRequestOrigin",
    ],
  },
};

export function getModuleNames(version: "1.0" | "2.0"): readonly string[] {
  return Object.keys(modules).filter((name) => modules[name]?.runtimes.includes(version));
}

export function getModuleMembers(name: string): readonly string[] {
  return Object.hasOwn(modules, name) ? (modules[name]?.members ?? []) : [];
}
