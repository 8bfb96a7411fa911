import {
  CertificateTransparencyLoggingPreference,
  CustomizationActionType,
  type Customizations,
  GeoRestrictionType,
  type ManagedCertificateRequest,
  type Parameter,
  ValidationTokenHost,
} from "@aws-sdk/client-cloudfront";
import type { RulesFor } from "../../core/constraints.ts";
import type { Constraints } from "../../core/service.ts";
import type { CloudFront } from "../../sdk/service-api.ts";
import { tagRules } from "../tags/table.ts";
import { toValuesRule } from "../values-rule.ts";

// Patterns, lengths and values of the API model (2020-05-31), which the SDK's schemas do not carry.

const parameters: { readonly each: RulesFor<Parameter> } = {
  each: { Name: { pattern: "^[a-zA-Z0-9-_]+$", length: [1, 128] }, Value: { length: [1, 256] } },
};

const customizations: RulesFor<Customizations> = {
  WebAcl: { Action: toValuesRule(CustomizationActionType) },
  GeoRestrictions: { RestrictionType: toValuesRule(GeoRestrictionType) },
};

const certificateRequest: RulesFor<ManagedCertificateRequest> = {
  ValidationTokenHost: toValuesRule(ValidationTokenHost),
  CertificateTransparencyLoggingPreference: toValuesRule(CertificateTransparencyLoggingPreference),
};

const settings = {
  Parameters: parameters,
  Customizations: customizations,
  ManagedCertificateRequest: certificateRequest,
};

export const tenantConstraints: Constraints<CloudFront> = {
  CreateDistributionTenant: {
    ...settings,
    Name: { pattern: "^[a-zA-Z0-9][a-zA-Z0-9-.]{1,126}[a-zA-Z0-9]$", length: [3, 128] },
    Tags: tagRules,
  },
  UpdateDistributionTenant: settings,
};
