import type { CreateTrustStoreCommandInput, ViewerMtlsConfig } from "@aws-sdk/client-cloudfront";

/** The certificate of a test CA with an ECDSA key on P-256. */
export const caCertificate = `-----BEGIN CERTIFICATE-----
MIIBfDCCASGgAwIBAgIURLk0Z62NBOwiRY7/dc1MWj7RGv8wCgYIKoZIzj0EAwIw
EjEQMA4GA1UEAwwHVGVzdCBDQTAgFw0yNjExMjgxNDQ4MDhaGA8yMTI2MTEwNDE0
NDgwOFowEjEQMA4GA1UEAwwHVGVzdCBDQTBZMBMGByqGSM49AgEGCCqGSM49AwEH
A0IABAnvea7K+d7e58pqWmKa7KBY/ybBvy/Y2EXqyoXDUyN+7jqy5jWVnaIWKfRz
R3ZajPg8eDj8vrqzI6zjVy4Tl76jUzBRMB0GA1UdDgQWBBT5ikQ5ie4OJy0v+v4z
af/xDblaWjAfBgNVHSMEGDAWgBT5ikQ5ie4OJy0v+v4zaf/xDblaWjAPBgNVHRMB
Af8EBTADAQH/MAoGCCqGSM49BAMCA0kAMEYCIQCm29ZLelSeMcg7fO85dl+4KIKg
tA20caSk1CHQ2blPnAIhAL5tHDnig7GpH9QF3/NbCQJFaDY7glhK+mcGyWZOUtbG
-----END CERTIFICATE-----
`;

/** The certificate of a test CA with a key on P-521, which CloudFront does not take. */
export const p521Certificate = `-----BEGIN CERTIFICATE-----
MIICAzCCAWSgAwIBAgIUVMEd456FuLBlXgGIqBLVbbarQVUwCgYIKoZIzj0EAwIw
EjEQMA4GA1UEAwwHVGVzdCBDQTAgFw0yNjExMjgxNDQ4MDhaGA8yMTI2MTEwNDE0
NDgwOFowEjEQMA4GA1UEAwwHVGVzdCBDQTCBmzAQBgcqhkjOPQIBBgUrgQQAIwOB
hgAEAGjy/qWRdLonWX7CLeCYATxwtl/6OmsusXb4nHkZqxNzvIoFtxvrlAFmYOA+
P0VQ3BoubUv5nVW7naAMWpI73oMJAdzRs9da/n3/iqrDKvSCkFKY+Ecx2gm48JOD
brW6TuylvQBAN0f/ocQGdNykv4u9EwOnh1CJDkLoWPnGgYK3Dcvlo1MwUTAdBgNV
HQ4EFgQUrwy5c4tENh+XLBA0zqI2DLX+FagwHwYDVR0jBBgwFoAUrwy5c4tENh+X
LBA0zqI2DLX+FagwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgOBjAAwgYgC
QgGIXh44l+ca4tBsgKebpaD4blE7whPPodeBXmPSbsxdpMjRF7zNHG1pXtwBvEIa
cxWQ/3gO6zgqrg/ZVQWQnRlbRQJCAVZWIg4rHB4ug74+83D7hYKMKubG5UH7YdEr
J82nHf5uDSrGGGWXY6cvhp3glsSc7+035cD6Tz32JHOXoSXytM2u
-----END CERTIFICATE-----
`;

/** The objects in S3 that `makeTrustStore` refers to. */
export const bundles = {
  "certificates/ca.pem": `# The CA of our devices\n${caCertificate}`,
  "certificates/two.pem": caCertificate + caCertificate,
};

export function makeBundleSource(Key = "ca.pem"): CreateTrustStoreCommandInput["CaCertificatesBundleSource"] {
  return { CaCertificatesBundleS3Location: { Bucket: "certificates", Key, Region: "us-east-1" } };
}

/** A valid CreateTrustStore input, with some members changed. */
export function makeTrustStore(
  changes: Partial<CreateTrustStoreCommandInput> = {},
): CreateTrustStoreCommandInput {
  return { Name: "devices", CaCertificatesBundleSource: makeBundleSource(), ...changes };
}

export function makeViewerMtls(TrustStoreId: string): ViewerMtlsConfig {
  return { Mode: "required", TrustStoreConfig: { TrustStoreId } };
}
