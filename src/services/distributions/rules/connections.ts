import { anycastIpLists } from "../../anycast-ip-lists/table.ts";
import { invalidArgument } from "../../text-checks.ts";
import { type Config, getBehaviors } from "../config.ts";
import type { ConfigWrite } from "./write.ts";

/** Checks the members that concern the connections of viewers: mutual TLS and static IP addresses. */
export function assertValidConnections(config: Config, write: ConfigWrite): void {
  assertViewerMtls(config);
  assertAnycastIpList(config, write);
}

/**
 * AWS developer guide, "Mutual TLS authentication with CloudFront": HTTPS only, no HTTP/3, a trust store unless
 * certificates are passed through. assumed: the codes and the messages
 */
function assertViewerMtls(config: Config): void {
  const { ViewerMtlsConfig: mtls, HttpVersion, ConnectionFunctionAssociation } = config;
  if (!mtls) {
    if (ConnectionFunctionAssociation) {
      throw invalidArgument(
        "The parameter ConnectionFunctionAssociation needs ViewerMtlsConfig.",
        "A connection function runs after the check of a viewer's certificate. Set ViewerMtlsConfig too.",
      );
    }
    return;
  }
  if (mtls.Mode !== "passthrough" && !mtls.TrustStoreConfig?.TrustStoreId) {
    throw invalidArgument(
      "The parameter TrustStoreConfig is required.",
      `ViewerMtlsConfig has the mode ${mtls.Mode}, which checks certificates against a trust store.`,
    );
  }
  if (HttpVersion === "http3" || HttpVersion === "http2and3") {
    throw invalidArgument(
      "The parameter HttpVersion does not support ViewerMtlsConfig.",
      `HttpVersion is ${HttpVersion}. Mutual TLS works with http1.1 and http2.`,
    );
  }
  const plain = getBehaviors(config).find(({ ViewerProtocolPolicy: policy }) => policy === "allow-all");
  if (plain) {
    throw invalidArgument(
      "The parameter ViewerProtocolPolicy does not support ViewerMtlsConfig.",
      "A cache behavior has the policy allow-all. With mutual TLS use https-only or redirect-to-https.",
    );
  }
}

/**
 * AWS developer guide, "Anycast static IPs": all edge locations, and no IPv6 for a list of IPv4 addresses.
 * assumed: the codes and the messages
 */
function assertAnycastIpList(config: Config, { context: { store } }: ConfigWrite): void {
  const { AnycastIpListId: id, PriceClass, IsIPV6Enabled } = config;
  if (!id) {
    return;
  }
  if (PriceClass !== undefined && PriceClass !== "PriceClass_All") {
    throw invalidArgument(
      "The parameter PriceClass does not support AnycastIpListId.",
      `PriceClass is ${PriceClass}. A distribution with static IP addresses has PriceClass_All.`,
    );
  }
  const list = store.table(anycastIpLists).find(id)?.record;
  if (IsIPV6Enabled && list?.config.IpAddressType === "ipv4") {
    throw invalidArgument(
      "The parameter IsIPV6Enabled does not support AnycastIpListId.",
      `The list "${id}" has IPv4 addresses only. Set IsIPV6Enabled to false, or use a dualstack list.`,
    );
  }
}
