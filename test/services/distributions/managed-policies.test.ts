import { expect, it } from "vitest";
import {
  findManagedPolicyMember,
  managedPolicies,
} from "../../../src/services/distributions/managed-policies.ts";

const ids = Object.values(managedPolicies).flatMap((policies) => Object.values(policies));

it("each managed policy has an id of its own, a UUID", () => {
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  }
});

it("knows what a managed policy is for, and of no other", () => {
  expect(findManagedPolicyMember(managedPolicies.OriginRequestPolicyId.AllViewer as string)).toBe(
    "OriginRequestPolicyId",
  );
  expect(findManagedPolicyMember("00000000-0000-4000-8000-000000000000")).toBeUndefined();
});
