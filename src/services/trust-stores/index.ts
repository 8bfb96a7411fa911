import { InvalidTagging$ } from "@aws-sdk/client-cloudfront";
import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { getResource, toResponse } from "../configuration-resource.ts";
import { deleteEntity, insertEntity, updateEntity } from "../entities.ts";
import { toNamedList } from "../lists.ts";
import { assertValidTags, tagRules } from "../tags/table.ts";
import { readSource, toSummary, trustStore } from "./resource.ts";
import { getTrustStoreId, trustStores } from "./table.ts";

// The pattern of the API model (2020-05-31), which the SDK's schemas do not carry.
const sourceRules = {
  CaCertificatesBundleS3Location: { Region: { pattern: "^[a-z]{2}-[a-z]+-\\d$" } },
} as const;

export const trustStoresService: Service = defineService(
  "trust-stores",
  cloudFront,
  {
    CreateTrustStore: (input, context) => {
      const { Name, CaCertificatesBundleSource, UseClientCertificateOCSPEndpoint, Tags } = input;
      assertValidTags(Tags?.Items ?? [], context.quotas, InvalidTagging$);
      const source = readSource(CaCertificatesBundleSource, context);
      const config = { Name, UseClientCertificateOCSPEndpoint, ...source };
      return toResponse(trustStore, insertEntity(trustStore, config, Tags, context));
    },
    GetTrustStore: ({ Identifier }, context) =>
      getResource(trustStore, getTrustStoreId(Identifier, context.store), context),
    ListTrustStores: (input, { store }) =>
      toNamedList("TrustStoreList", store.table(trustStores).rows(), input, toSummary),
    // assumed: an update without a source keeps the certificates, and the trust store is pending again
    UpdateTrustStore: (input, context) =>
      updateEntity(
        trustStore,
        input,
        (config) => ({
          ...config,
          ...(input.CaCertificatesBundleSource && readSource(input.CaCertificatesBundleSource, context)),
          UseClientCertificateOCSPEndpoint:
            input.UseClientCertificateOCSPEndpoint ?? config.UseClientCertificateOCSPEndpoint,
        }),
        context,
      ),
    DeleteTrustStore: (input, context) => deleteEntity(trustStore, input, context),
  },
  {
    constraints: {
      CreateTrustStore: { CaCertificatesBundleSource: sourceRules, Tags: tagRules },
      UpdateTrustStore: { CaCertificatesBundleSource: sourceRules },
    },
  },
);
