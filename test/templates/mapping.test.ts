import type { PropertyType } from "@aws-cdk/service-spec-types";
import { describe, expect, it } from "vitest";
import { getOperationSchema } from "../../src/core/service.ts";
import { cloudFront } from "../../src/sdk/service-api.ts";
import { getShape, type Shape, type StructureShape } from "../../src/sdk/shape.ts";
import { getAttributeMember } from "../../src/templates/attributes.ts";
import { propertyDefaults } from "../../src/templates/property-defaults.ts";
import { getStructureForm, hasProperty } from "../../src/templates/property-forms.ts";
import { replacedProperties } from "../../src/templates/property-names.ts";
import { getRequiredMembers } from "../../src/templates/required-properties.ts";
import { resourceTypes } from "../../src/templates/resource-types.ts";
import {
  getTypeShape,
  registeredTypes,
  type Visit,
  visitProperties,
} from "../support/cloudformation-schemas.ts";

// Compares the tables of src/templates with the registry of CloudFormation. If a new version of
// @aws-cdk/aws-service-spec fails a test here, CloudFormation has a new property: add it to the table that the test names.

const visits = visitProperties();

/** Types of resources that the CDK has and the registry does not. */
const unregistered = ["AWS::CloudFront::FieldLevelEncryptionConfig"];

function isOneStep({ target }: Visit): boolean {
  return typeof target === "object" && target.length === 1;
}

describe("the properties of CloudFormation", () => {
  it("are more than 380", () => {
    expect(visits.length).toBeGreaterThan(380);
  });

  it("each set a member of the API, except those of before 2012 (property-names.ts)", () => {
    const unmapped = visits.filter(({ target }) => target === undefined);
    const replaced = Object.entries(replacedProperties).flatMap(([structure, names]) =>
      Object.keys(names).map((name) => `${structure}.${name}`),
    );
    expect(unmapped.map(({ structure, name }) => `${structure.name}.${name}`).sort()).toEqual(
      replaced.sort(),
    );
  });

  it("have a form that the conversion reads (property-forms.ts)", () => {
    const violations = visits.filter(
      ({ shape, property }) => shape !== undefined && !isConvertible(property.type, shape),
    );
    expect(violations.map(({ path }) => path)).toEqual([]);
  });

  it("are an object or a list exactly where the tables say so (property-forms.ts)", () => {
    const forms = new Map<string, Set<string>>();
    for (const { shape, property } of visits) {
      if (shape?.kind === "structure") {
        const form =
          property.type.type === "array" ? "list" : property.type.type === "ref" ? "object" : "scalar";
        forms.set(shape.name, (forms.get(shape.name) ?? new Set()).add(form));
      }
    }
    const hasItems = new Map(
      visits.flatMap(({ shape }) =>
        shape?.kind === "structure" ? [[shape.name, shape.members.some(({ name }) => name === "Items")]] : [],
      ),
    );
    const violations = [...forms].filter(
      ([name, found]) =>
        getStructureForm(name, hasItems.get(name) === true) !== [...found].sort().reverse().join(" or "),
    );
    expect(violations).toEqual([]);
  });

  it("are required exactly where the tables say so (required-properties.ts)", () => {
    // CloudFormation requires the Quantity of three structures. The conversion counts the items instead.
    const violations = visits.filter(isOneStep).filter(({ structure, name, target, property }) => {
      const [member = ""] = target as readonly string[];
      const hasDefault = propertyDefaults[structure.name]?.[member] !== undefined;
      const isRequired = getRequiredMembers(structure).includes(member) && !hasDefault;
      return name !== "Quantity" && name !== "CNAMEs" && isRequired !== (property.required ?? false);
    });
    expect(violations.map(({ path }) => path)).toEqual([]);
  });

  it("have the defaults of the registry (property-defaults.ts)", () => {
    // assumed: the operations fill in the same values, or have none where a cache policy decides
    const leftToTheOperation = [
      "CachePolicyId",
      "DefaultTTL",
      "IpAddressType",
      "MaxTTL",
      "MinTTL",
      "OriginRequestPolicyId",
      "RealtimeLogConfigArn",
      "ResponseHeadersPolicyId",
      "S3OriginConfig.OriginReadTimeout",
      "VpcOriginConfig.OriginKeepaliveTimeout",
      "VpcOriginConfig.OriginReadTimeout",
    ];
    const violations = visits.filter(isOneStep).flatMap(({ structure, target, property }) => {
      const [member = ""] = target as readonly string[];
      const place = `${structure.name}.${member}`;
      if (
        property.defaultValue === undefined ||
        leftToTheOperation.some((name) => `.${place}`.endsWith(`.${name}`))
      ) {
        return [];
      }
      const filled = JSON.stringify(propertyDefaults[structure.name]?.[member]);
      return filled === property.defaultValue ? [] : [`${place} is ${filled}, not ${property.defaultValue}`];
    });
    expect(violations).toEqual([]);
  });
});

it("a member that no property sets is listed (property-forms.ts)", () => {
  const set = new Set(
    visits.flatMap(({ structure, target }) =>
      typeof target === "object" ? [`${structure.name}.${target[0]}`] : [],
    ),
  );
  const structures = new Map<string, StructureShape>(
    visits.map(({ structure }) => [structure.name, structure]),
  );
  const violations = [...structures.values()].flatMap(({ name: structure, members }) =>
    members
      .map(({ name }) => name)
      .filter((name) => hasProperty(structure, name) !== set.has(`${structure}.${name}`))
      .map((name) => `${structure}.${name}`),
  );
  // Set under the names OriginCustomHeaders, IPV6Enabled and Locations, or as the items of a list.
  expect(violations.sort()).toEqual([
    "DistributionConfig.IsIPV6Enabled",
    "GeoRestriction.Items",
    "Origin.CustomHeaders",
    "TrustedSigners.Items",
  ]);
});

describe("the types of CloudFormation", () => {
  it("are all in the table (resource-types.ts)", () => {
    const registered = registeredTypes.map(({ cloudFormationType }) => cloudFormationType);
    expect(Object.keys(resourceTypes).sort()).toEqual([...registered, ...unregistered].sort());
  });

  it.each(registeredTypes.map((type) => [type.cloudFormationType, type] as const))(
    "%s has the identifier, attributes, replacements and tags of the registry",
    (name, { primaryIdentifier, attributes, properties, tagInformation }) => {
      const type = resourceTypes[name];
      const replacements = visits
        .filter(({ path, property }) => path.startsWith(`${name}.`) && property.causesReplacement === "yes")
        .map(({ path }) => path.slice(name.length + 1));
      expect({
        ref: [type?.ref],
        attributes: [...(type?.attributes ?? [])].sort(),
        replacedBy: [...(type?.replacedBy ?? [])].sort(),
        hasTags: type?.tags !== undefined,
      }).toEqual({
        ref: primaryIdentifier,
        attributes: Object.keys(attributes).sort(),
        replacedBy: replacements.sort(),
        hasTags: tagInformation !== undefined && "Tags" in properties,
      });
    },
  );

  it.each(Object.entries(resourceTypes))("%s has operations that return its attributes", (_, type) => {
    const members = [type.create, type.read].flatMap((operation) =>
      namesIn(getShape(getOperationSchema(cloudFront, operation)[5])),
    );
    const missing = type.attributes
      .map(getAttributeMember)
      .filter((name) => !members.some((member) => member.toLowerCase() === name.toLowerCase()));
    expect(missing).toEqual(type.arnKind ? ["Arn"] : []);
  });

  it.each(Object.entries(resourceTypes))("%s has inputs with its key", (_, type) => {
    const keysOf = (operation: string) =>
      (getShape(getOperationSchema(cloudFront, operation)[4]) as StructureShape).members.map(
        ({ name }) => name,
      );
    expect(keysOf(type.read)).toContain(type.readKey ?? type.key);
    expect(keysOf(type.update ?? type.create)).toContain(type.key);
    expect(keysOf(type.remove)).toContain(type.key);
  });

  it("take all properties in one structure", () => {
    for (const name of Object.keys(resourceTypes)) {
      expect(getTypeShape(name).members.length, name).toBeGreaterThan(0);
    }
  });
});

const convertible: Readonly<Record<string, readonly string[]>> = {
  string: ["string", "integer", "number"],
  number: ["integer", "number"],
  boolean: ["boolean"],
  blob: ["string"],
  timestamp: ["string", "date-time"],
  map: ["map", "json"],
};

function isConvertible(type: PropertyType, shape: Shape): boolean {
  if (shape.kind === "list") {
    return type.type === "array" && isConvertible(type.element, shape.element);
  }
  if (shape.kind !== "structure") {
    return convertible[shape.kind]?.includes(type.type) === true;
  }
  if (type.type === "array") {
    const items = shape.members.find(({ name }) => name === "Items")?.shape;
    return items !== undefined && isConvertible(type, items);
  }
  return type.type === "ref" || type.type === "tag" || getStructureForm(shape.name, false) === "scalar";
}

/** Returns the names of all members of an output, at any depth. */
function namesIn(shape: Shape): string[] {
  return shape.kind === "structure"
    ? shape.members.flatMap(({ name, shape: member }) => [name, ...namesIn(member)])
    : [];
}
