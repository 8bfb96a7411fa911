import type { FileAssumptions, Settlement } from "./index.ts";

/** Assumptions about CloudFormation, which the suite does not call. */
function needsStack(what: string): Settlement {
  return { unreachable: `needs CloudFormation, which the suite does not call: ${what}` };
}

/** Assumptions about requests that the SDK's clients do not send. */
function needsRawRequest(what: string): Settlement {
  return { unreachable: `needs a request that the SDK's clients do not send: ${what}` };
}

const schemaMessages = needsStack("create a stack with such a property");

export const otherAssumptions: Readonly<Record<string, FileAssumptions>> = {
  "src/adapters/http/authorization.ts": [
    ["the message, which CloudFront does not publish", needsRawRequest("another algorithm in Authorization")],
  ],
  "src/adapters/http/dispatch-request.ts": [
    [
      "the service rejects such an ARN as it rejects other violated constraints",
      needsRawRequest("an ARN that the rules of the endpoint refuse"),
    ],
  ],
  "src/adapters/unhandled-requests.ts": [
    [
      'the domains of the SDK\'s partitions "aws" and "aws-cn"',
      { unreachable: "is about the names of hosts, which no answer of CloudFront shows" },
    ],
  ],
  "src/core/quotas.ts": [
    [
      "10, after AWS raised the quota",
      { unreachable: "needs eleven Anycast static IP lists, each of which costs thousands of USD a month" },
    ],
    [
      "the number, since there is one type of content",
      { probe: "quotas: a field-level encryption configuration has one type of content" },
    ],
    [
      "the number, since AWS developer guide has one public key per profile",
      { probe: "quotas: a field-level encryption profile has one public key" },
    ],
  ],
  "src/faults/named-errors.ts": [
    [
      "formed as that package's own errors are",
      { unreachable: "needs a key value store that throttles or fails" },
    ],
    ["text and status", { unreachable: "needs an internal error of the service" }],
    ["the text of other AWS services", { unreachable: "needs credentials of STS that have expired" }],
  ],
  "src/sdk/visit-shape.ts": [
    [
      "the service names all; the bound is ours",
      { unreachable: "the mock shortens the list on purpose, whatever the service answers" },
    ],
  ],
  "src/templates/apply.ts": [
    [
      "the API returns the account only for resources of other accounts, CloudFormation for all",
      needsStack("output `Fn::GetAtt` of AccountId"),
    ],
  ],
  "src/templates/attributes.ts": [
    [
      "the members that the descriptions of the attributes match",
      needsStack("output `Fn::GetAtt` of each, of an Anycast static IP list"),
    ],
  ],
  "src/templates/member-forms.ts": [
    [
      "the messages, apart from the one of a missing member",
      needsStack("validate a template with a member of another type"),
    ],
  ],
  "src/templates/parameters.ts": [
    [
      "the messages, which are general knowledge of users",
      needsStack("create a stack with a value outside of a parameter's limits"),
    ],
  ],
  "src/templates/property-problems.ts": [
    ["the form of the JSON schema validator that CloudFormation uses (everit)", schemaMessages],
    ["the form of the JSON schema validator that CloudFormation uses (everit)", schemaMessages],
  ],
};
