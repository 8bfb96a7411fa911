import type { Context } from "../../core/context.ts";
import { defineService, type Service } from "../../core/service.ts";
import { cloudFront } from "../../sdk/service-api.ts";
import { isObject } from "../../values/is-object.ts";
import { assertSupportedRegion } from "../regions.ts";
import { invalidArgument } from "../text-checks.ts";
import { assertShareable } from "../vpc-origins/table.ts";
import { resourcePolicies } from "./table.ts";

export const resourcePoliciesService: Service = defineService(
  "resource-policies",
  cloudFront,
  {
    PutResourcePolicy: ({ ResourceArn, PolicyDocument }, context) => {
      assertShareable(ResourceArn, context);
      assertPolicyDocument(PolicyDocument);
      putPolicy(ResourceArn, PolicyDocument, context);
      return { ResourceArn };
    },
    GetResourcePolicy: ({ ResourceArn }, context) => {
      assertShareable(ResourceArn, context);
      const { record } = context.store.table(resourcePolicies).get(ResourceArn);
      return { ResourceArn, PolicyDocument: record.document };
    },
    DeleteResourcePolicy: ({ ResourceArn }, context) => {
      assertShareable(ResourceArn, context);
      const table = context.store.table(resourcePolicies);
      table.remove(table.get(ResourceArn).record.resourceArn);
      return {};
    },
  },
  { guard: assertSupportedRegion },
);

function putPolicy(resourceArn: string, document: string, { store }: Context): void {
  const table = store.table(resourcePolicies);
  const record = { resourceArn, document };
  if (table.find(resourceArn)) {
    table.replace(record);
  } else {
    table.insert(record);
  }
}

/** assumed: the code and the message. The statements of a policy are not checked. */
function assertPolicyDocument(text: string): void {
  if (!isObject(parseJson(text))) {
    throw invalidArgument(
      "The parameter PolicyDocument is invalid.",
      `PolicyDocument must be a policy as JSON text, but begins with ${JSON.stringify(text.slice(0, 40))}.`,
    );
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
