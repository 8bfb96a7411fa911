import {
  CreateAnycastIpListCommand,
  CreateConnectionFunctionCommand,
  CreateDistributionCommand,
  CreateTrustStoreCommand,
  CreateVpcOriginCommand,
  DeleteAnycastIpListCommand,
  DeleteConnectionFunctionCommand,
  DeleteResourcePolicyCommand,
  DeleteTrustStoreCommand,
  DeleteVpcOriginCommand,
  DescribeConnectionFunctionCommand,
  GetAnycastIpListCommand,
  GetConnectionFunctionCommand,
  GetResourcePolicyCommand,
  GetTrustStoreCommand,
  GetVpcOriginCommand,
  ListAnycastIpListsCommand,
  ListConnectionFunctionsCommand,
  ListDistributionsByAnycastIpListIdCommand,
  ListDistributionsByConnectionFunctionCommand,
  ListDistributionsByOwnedResourceCommand,
  ListDistributionsByTrustStoreCommand,
  ListDistributionsByVpcOriginIdCommand,
  ListTrustStoresCommand,
  ListVpcOriginsCommand,
  PublishConnectionFunctionCommand,
  PutResourcePolicyCommand,
  TestConnectionFunctionCommand,
  UpdateAnycastIpListCommand,
  UpdateConnectionFunctionCommand,
  UpdateTrustStoreCommand,
  UpdateVpcOriginCommand,
} from "@aws-sdk/client-cloudfront";
import fc from "fast-check";
import type { State } from "../../src/index.ts";
import { type AnyCall, call, drawn, mostly, ofOne, type Part, paging, tags } from "./any-call.ts";
import { makeConfig } from "./make.ts";
import { allowAll } from "./make-connection-function.ts";
import { makeDistributionConfig } from "./make-distribution.ts";
import { makeBundleSource, makeViewerMtls } from "./make-trust-store.ts";
import { makeOriginInVpc, makeVpcOriginConfig } from "./make-vpc-origin.ts";

const name = mostly(["a", "b", "c"], ["", undefined]);
const etagOf = (table: string) => ofOne(table, "etag", "E23ZP02F085DFQ", "stale", undefined);

const vpcOriginId = ofOne("vpcOrigins", "id", "vo_none", "", undefined);
const vpcOriginConfig = drawn(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc
        .record({ Name: name, HTTPPort: mostly([80, 8080], [81, undefined]) })
        .map((changes) => ({ ...makeVpcOriginConfig(), ...changes })),
    },
    fc.constant(undefined),
  ),
);
const vpcOriginCall = fc.oneof(
  {
    weight: 3,
    arbitrary: call(CreateVpcOriginCommand, { VpcOriginEndpointConfig: vpcOriginConfig, Tags: tags }),
  },
  call(GetVpcOriginCommand, { Id: vpcOriginId }),
  call(UpdateVpcOriginCommand, {
    Id: vpcOriginId,
    IfMatch: etagOf("vpcOrigins"),
    VpcOriginEndpointConfig: vpcOriginConfig,
  }),
  call(DeleteVpcOriginCommand, { Id: vpcOriginId, IfMatch: etagOf("vpcOrigins") }),
  call(ListVpcOriginsCommand, paging),
  call(ListDistributionsByVpcOriginIdCommand, { VpcOriginId: vpcOriginId, ...paging }),
);

const ipListId = ofOne("anycastIpLists", "id", "aip_none", "", undefined);
const ipAddressType = drawn(mostly(["ipv4", "ipv6", "dualstack", undefined], ["ipv5"]));
const ipListCall = fc.oneof(
  {
    weight: 3,
    arbitrary: call(CreateAnycastIpListCommand, {
      Name: drawn(name),
      IpCount: drawn(mostly([3, 21], [4, undefined])),
      IpAddressType: ipAddressType,
      Tags: tags,
    }),
  },
  call(GetAnycastIpListCommand, { Id: ipListId }),
  call(UpdateAnycastIpListCommand, {
    Id: ipListId,
    IfMatch: etagOf("anycastIpLists"),
    IpAddressType: ipAddressType,
  }),
  call(DeleteAnycastIpListCommand, { Id: ipListId, IfMatch: etagOf("anycastIpLists") }),
  call(ListAnycastIpListsCommand, paging),
  call(ListDistributionsByAnycastIpListIdCommand, { AnycastIpListId: ipListId, ...paging }),
);

const trustStoreId = ofOne("trustStores", "id", "ts_none", "", undefined);
const source = drawn(
  mostly([makeBundleSource(), makeBundleSource("two.pem")], [makeBundleSource("none"), undefined]),
);
const trustStoreCall = fc.oneof(
  {
    weight: 3,
    arbitrary: call(CreateTrustStoreCommand, {
      Name: drawn(name),
      CaCertificatesBundleSource: source,
      UseClientCertificateOCSPEndpoint: drawn(mostly([true, undefined], [false])),
      Tags: tags,
    }),
  },
  call(GetTrustStoreCommand, { Identifier: ofOne("trustStores", "arn", "a", "none", "", undefined) }),
  call(UpdateTrustStoreCommand, {
    Id: trustStoreId,
    IfMatch: etagOf("trustStores"),
    CaCertificatesBundleSource: source,
  }),
  call(DeleteTrustStoreCommand, { Id: trustStoreId, IfMatch: etagOf("trustStores") }),
  call(ListTrustStoresCommand, paging),
  call(ListDistributionsByTrustStoreCommand, { TrustStoreIdentifier: trustStoreId, ...paging }),
);

const functionId = ofOne("connectionFunctions", "id", "cf_none", "", undefined);
const target = { Id: functionId, IfMatch: etagOf("connectionFunctions") };
const stage = drawn(mostly(["DEVELOPMENT", "LIVE", undefined], ["STAGING"]));
const uploads = {
  ConnectionFunctionConfig: fc.nat(2).map((n) => (state: State) => {
    const [store] = Object.values(state.keyValueStores ?? {});
    const Items = [{ KeyValueStoreARN: String(store?.arn) }];
    return n === 0 ? makeConfig({ KeyValueStoreAssociations: { Quantity: 1, Items } }) : makeConfig();
  }),
  ConnectionFunctionCode: drawn(
    mostly([allowAll, allowAll.replace("allow", "deny")], ["x(", "c".repeat(10_241)]).map((code) =>
      new TextEncoder().encode(code),
    ),
  ),
} as const;
const connection = drawn(
  mostly(["{}", '{"clientIp":"é"}'], ["", "[]"]).map((json) => new TextEncoder().encode(json)),
);
const connectionFunctionCall = fc.oneof(
  {
    weight: 3,
    arbitrary: call(CreateConnectionFunctionCommand, { Name: drawn(name), ...uploads, Tags: tags }),
  },
  call(DescribeConnectionFunctionCommand, { Identifier: functionId, Stage: stage }),
  call(GetConnectionFunctionCommand, { Identifier: functionId, Stage: stage }),
  call(UpdateConnectionFunctionCommand, { ...target, ...uploads }),
  { weight: 2, arbitrary: call(PublishConnectionFunctionCommand, target) },
  call(TestConnectionFunctionCommand, { ...target, Stage: stage, ConnectionObject: connection }),
  call(DeleteConnectionFunctionCommand, target),
  call(ListConnectionFunctionsCommand, { Stage: stage, ...paging }),
  call(ListDistributionsByConnectionFunctionCommand, { ConnectionFunctionIdentifier: functionId, ...paging }),
);

const resourceArn = ofOne(
  "vpcOrigins",
  "arn",
  "arn:aws:cloudfront::123456789012:vpcorigin/vo_none",
  "arn:aws:cloudfront::123456789012:function/a",
  undefined,
);
const policyCall = fc.oneof(
  {
    weight: 2,
    arbitrary: call(PutResourcePolicyCommand, {
      ResourceArn: resourceArn,
      PolicyDocument: drawn(mostly(["{}", '{"Id":"é <&>"}'], ["", "[", undefined])),
    }),
  },
  call(GetResourcePolicyCommand, { ResourceArn: resourceArn }),
  call(DeleteResourcePolicyCommand, { ResourceArn: resourceArn }),
  call(ListDistributionsByOwnedResourceCommand, { ResourceArn: resourceArn, ...paging }),
);

/** A distribution that refers to entities. */
const distributionConfig: Part<unknown> = fc
  .record({ reference: fc.nat(1000), vpcOriginId, ipListId, trustStoreId, functionId, kind: fc.nat(3) })
  .map(({ reference, kind, ...ids }) => (state: State) => {
    const references = [
      { Origins: { Quantity: 1, Items: [makeOriginInVpc(ids.vpcOriginId(state) ?? "vo_none")] } },
      { AnycastIpListId: ids.ipListId(state) },
      { ViewerMtlsConfig: makeViewerMtls(ids.trustStoreId(state) ?? "ts_none") },
      {
        ViewerMtlsConfig: { Mode: "passthrough" as const },
        ConnectionFunctionAssociation: { Id: ids.functionId(state) },
      },
    ];
    return makeDistributionConfig({ CallerReference: `entity-${reference}`, ...references[kind] });
  });

/** Calls of VPC origins, Anycast static IP lists, trust stores, connection functions and resource policies. */
export const connectionCall: fc.Arbitrary<AnyCall> = fc.oneof(
  vpcOriginCall,
  ipListCall,
  trustStoreCall,
  connectionFunctionCall,
  policyCall,
  call(CreateDistributionCommand, { DistributionConfig: distributionConfig }),
);
