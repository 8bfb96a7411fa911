import { MockCloudFrontError } from "../core/errors.ts";
import { unknownNameProblem } from "../values/validate-options.ts";
import { findByName } from "./logical-ids.ts";
import type { StackPlace } from "./pseudo-parameters.ts";
import { Refusal } from "./refusal.ts";
import type { Resolver } from "./resolver.ts";
import { createUsage, type ReferableResource, type Usage } from "./scope.ts";
import type { StackResource } from "./stacks.ts";
import { makeStandIn, type StandIn } from "./stand-in.ts";
import { standInTypes } from "./stand-in-types.ts";
import type { TemplateResource } from "./template.ts";

/** Returns the value of a parameter in SSM that a deployed stack stored. */
type FindParameter = (name: string, region: string) => string | undefined;

type GivenAttributes = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The resources of one stack that the mock does not make. Their properties are resolved when a value needs them. */
export class StandIns {
  readonly #place: StackPlace;
  readonly #resources: Readonly<Record<string, TemplateResource>>;
  readonly #getResolver: () => Resolver;
  readonly #findParameter: FindParameter;
  readonly #given = new Map<string, Readonly<Record<string, string>>>();
  /** The names of the attributes that expressions read, by logical id. */
  readonly #read = new Map<string, Set<string>>();

  constructor(
    place: StackPlace,
    resources: Readonly<Record<string, TemplateResource>>,
    getResolver: () => Resolver,
    findParameter: FindParameter = () => undefined,
  ) {
    this.#place = place;
    this.#resources = resources;
    this.#getResolver = getResolver;
    this.#findParameter = findParameter;
  }

  /**
   * Sets the values that the user gave.
   *
   * @throws MockCloudFrontError `INVALID_OPTION` for a logical id that the template does not have
   */
  give(attributes: GivenAttributes, { isPartial }: { readonly isPartial: boolean }): void {
    const ids = Object.keys(this.#resources);
    for (const [name, values] of Object.entries(attributes)) {
      const id = findByName(name, ids);
      if (id !== undefined) {
        this.#given.set(id, values);
      } else if (!isPartial) {
        throw new MockCloudFrontError(
          "INVALID_OPTION",
          `The option attributes: ${unknownNameProblem("resource", name, ids)}`,
        );
      }
    }
  }

  /** Returns the resource for expressions. */
  find(logicalId: string): ReferableResource {
    const use = (
      usage: Usage,
      name: string,
      read: (standIn: StandIn) => ReturnType<StandIn["ref"]>,
    ): unknown => {
      // A value made of another stand-in's guessed value is guessed too.
      const inner: Usage = { standIns: [], missingReferences: usage.missingReferences };
      const { value, isGuessed } = read(this.#make(logicalId, inner));
      const isOfGuessed = inner.standIns.some((standIn) => standIn.isGuessed);
      usage.standIns.push({ logicalId, name, value, isGuessed: isGuessed || isOfGuessed });
      return value;
    };
    return {
      ref: (usage) => use(usage, "Ref", (standIn) => standIn.ref()),
      attribute: (name, usage) => {
        this.#read.set(logicalId, (this.#read.get(logicalId) ?? new Set()).add(name));
        return use(usage, name, (standIn) => standIn.attribute(name));
      },
    };
  }

  /** Returns the resource with its known attributes, those that expressions read, and its properties. */
  toResource(logicalId: string): StackResource {
    const { Type: type, Properties = {} } = this.#resources[logicalId] as TemplateResource;
    const standIn = this.#make(logicalId, createUsage());
    const known = Object.hasOwn(standInTypes, type) ? Object.keys(standInTypes[type]?.attributes ?? {}) : [];
    const { Ref, ...given } = this.#given.get(logicalId) ?? {};
    const names = new Set([...known, ...Object.keys(given), ...(this.#read.get(logicalId) ?? [])]);
    const ref = standIn.ref().value;
    return {
      logicalId,
      type,
      id: String(ref),
      ref,
      attributes: Object.fromEntries([...names].map((name) => [name, standIn.attribute(name).value])),
      properties: Object.fromEntries(
        Object.keys(Properties)
          .map((name) => [name, this.#resolve(logicalId, name, createUsage())] as const)
          .filter(([, value]) => value !== undefined),
      ),
      isStandIn: true,
      isRetained: false,
    };
  }

  #make(logicalId: string, usage: Usage): StandIn {
    const { Type: type } = this.#resources[logicalId] as TemplateResource;
    const resolveProperty = (name: string) => this.#resolve(logicalId, name, usage);
    const given = { ...this.#readParameter(type, resolveProperty), ...this.#given.get(logicalId) };
    return makeStandIn({ logicalId, type, ...this.#place, resolveProperty }, given);
  }

  /** Returns the attribute that the CDK's `EdgeFunction` reads from a parameter of another region, if a stack stored it. */
  #readParameter(type: string, resolveProperty: (name: string) => unknown): Readonly<Record<string, string>> {
    if (type !== "Custom::CrossRegionStringParameterReader") {
      return {};
    }
    const value = this.#findParameter(
      String(resolveProperty("ParameterName")),
      String(resolveProperty("Region")),
    );
    return value === undefined ? {} : { FunctionArn: value };
  }

  /** Returns a resolved property. Undefined if the mock cannot resolve it, which is no failure of the deploy. */
  #resolve(logicalId: string, name: string, usage: Usage): unknown {
    const value = this.#resources[logicalId]?.Properties?.[name];
    try {
      return this.#getResolver().resolve(value, `Resources.${logicalId}.Properties.${name}`, usage);
    } catch (error) {
      if (error instanceof Refusal || error instanceof MockCloudFrontError) {
        return undefined;
      }
      throw error;
    }
  }
}
