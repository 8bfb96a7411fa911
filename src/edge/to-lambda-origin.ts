import { isBucketDomain } from "../services/distributions/origin-access.ts";
import { toLambdaHeaders } from "./lambda/lambda-headers.ts";
import type { LambdaHeaders, LambdaOrigin } from "./lambda/lambda-types.ts";
import type { HeaderList } from "./message.ts";
import type { OriginTarget } from "./origin-target.ts";

/** The values of a configuration that the mock does not simulate: the API's defaults. */
const defaults = { keepaliveTimeout: 5, sslProtocols: ["TLSv1.2"] };

/** Returns an origin as the event at origin-request has it. */
export function toLambdaOrigin(target: OriginTarget, protocol: "http" | "https"): LambdaOrigin {
  const { domainName, path } = target;
  const customHeaders = toLambdaHeaders(target.customHeaders);
  if (target.isBucket) {
    return { s3: { authMethod: "none", customHeaders, domainName, path } };
  }
  const readTimeout = target.readTimeoutMs / 1000;
  return {
    custom: {
      customHeaders,
      domainName,
      path,
      protocol,
      port: target.ports[protocol],
      readTimeout,
      keepaliveTimeout: defaults.keepaliveTimeout,
      sslProtocols: [...defaults.sslProtocols],
    },
  };
}

/** Returns an origin with the changes that a function at origin-request made. */
export function changeTarget(target: OriginTarget, { custom, s3 }: LambdaOrigin): OriginTarget {
  const { domainName, path, customHeaders } = custom ?? s3;
  return {
    ...target,
    domainName,
    path,
    customHeaders: toHeaderList(customHeaders),
    isReplaced: target.isReplaced || domainName !== target.domainName,
    isBucket: s3 !== undefined || isBucketDomain(domainName),
    ...(custom && {
      protocol: `${custom.protocol}-only` as const,
      ports: { http: custom.port, https: custom.port },
      readTimeoutMs: custom.readTimeout * 1000,
    }),
  };
}

function toHeaderList(headers: LambdaHeaders): HeaderList {
  return Object.entries(headers).flatMap(([name, lines]) =>
    lines.map(({ key = name, value }) => [key, value] as const),
  );
}
