// Access to the bucket, access to the private part, and the headers of responses.
import {
  type CloudFrontClient,
  CreateKeyGroupCommand,
  CreateOriginAccessControlCommand,
  CreatePublicKeyCommand,
  CreateResponseHeadersPolicyCommand,
} from "@aws-sdk/client-cloudfront";
import type { Site, SiteSettings } from "./deploy.ts";

/** Creates the origin access control of the bucket, and the key group that signs for `/private/*`. */
export async function createAccess(
  client: CloudFrontClient,
  { name, signerKey }: SiteSettings,
): Promise<Pick<Site, "originAccessControlId" | "publicKeyId" | "keyGroupId">> {
  const { OriginAccessControl } = await client.send(
    new CreateOriginAccessControlCommand({
      OriginAccessControlConfig: {
        Name: name,
        SigningProtocol: "sigv4",
        SigningBehavior: "always",
        OriginAccessControlOriginType: "s3",
      },
    }),
  );
  const { PublicKey } = await client.send(
    new CreatePublicKeyCommand({
      PublicKeyConfig: { CallerReference: name, Name: name, EncodedKey: signerKey },
    }),
  );
  const publicKeyId = PublicKey?.Id as string;
  const { KeyGroup } = await client.send(
    new CreateKeyGroupCommand({ KeyGroupConfig: { Name: name, Items: [publicKeyId] } }),
  );
  return {
    originAccessControlId: OriginAccessControl?.Id as string,
    publicKeyId,
    keyGroupId: KeyGroup?.Id as string,
  };
}

/** Creates the response headers policy of the site. */
export async function createSecurityHeaders(client: CloudFrontClient, name: string): Promise<string> {
  const { ResponseHeadersPolicy } = await client.send(
    new CreateResponseHeadersPolicyCommand({
      ResponseHeadersPolicyConfig: {
        Name: name,
        SecurityHeadersConfig: {
          FrameOptions: { FrameOption: "DENY", Override: true },
          StrictTransportSecurity: { AccessControlMaxAgeSec: 31_536_000, Override: true },
        },
        RemoveHeadersConfig: { Quantity: 1, Items: [{ Header: "x-amz-version-id" }] },
      },
    }),
  );
  return ResponseHeadersPolicy?.Id as string;
}
