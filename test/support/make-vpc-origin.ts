import type { Origin, VpcOriginEndpointConfig } from "@aws-sdk/client-cloudfront";

/** A valid configuration of a VPC origin, with some members changed. */
export function makeVpcOriginConfig(changes: Partial<VpcOriginEndpointConfig> = {}): VpcOriginEndpointConfig {
  return {
    Name: "internal-api",
    Arn: "arn:aws:elasticloadbalancing:us-west-2:123456789012:loadbalancer/app/my-alb-us-west-2/e6aa5c7d26415c6d",
    HTTPPort: 80,
    HTTPSPort: 443,
    OriginProtocolPolicy: "match-viewer",
    OriginSslProtocols: { Quantity: 2, Items: ["TLSv1.1", "TLSv1.2"] },
    ...changes,
  };
}

/** The origin of a distribution that is a VPC origin. */
export function makeOriginInVpc(VpcOriginId: string): Origin {
  return { Id: "site", DomainName: "api.internal.example.com", VpcOriginConfig: { VpcOriginId } };
}
