import { deepFreeze } from "../values/deep-freeze.ts";
import { applyResource } from "./apply-resource.ts";
import { bucketDeploymentType, deployToBucket } from "./bucket-deployment.ts";
import { removeStackResource } from "./cleanup.ts";
import type { DeploySession } from "./deploy-session.ts";
import { assertExports, getExport } from "./exports.ts";
import { toDeployError } from "./failures.ts";
import { readForm } from "./form.ts";
import { getHints, getUsageNotes } from "./hints.ts";
import { assertTypesKept } from "./kept-types.ts";
import { createNestedRequest, nestedStackType, toNestedResource } from "./nested-stack.ts";
import { resolveOutputs } from "./outputs.ts";
import { resolveParameters } from "./parameters.ts";
import { createPseudoParameters } from "./pseudo-parameters.ts";
import { Resolver } from "./resolver.ts";
import { orderResources } from "./resource-order.ts";
import type { ResourceTarget } from "./resource-target.ts";
import { resourceTypes } from "./resource-types.ts";
import { createUsage, type ReferableResource, type Usage } from "./scope.ts";
import type { StackRequest } from "./stack-request.ts";
import { findStack, getStackKey, putStack, type StackRecord, type StackResource } from "./stacks.ts";
import { StandIns } from "./stand-ins.ts";
import { findStoredParameter, toStoredParameters } from "./stored-parameters.ts";
import { isCloudFrontType, type Template, type TemplateResource } from "./template.ts";

/**
 * Deploys one stack and the stacks nested in it. Deletions are left to the cleanups of the session.
 *
 * @throws Refusal for a template that CloudFormation refuses before it makes anything
 * @throws DeployError for a resource that CloudFormation or CloudFront refuses
 */
export function deployStack(session: DeploySession, request: StackRequest): Promise<StackRecord> {
  return new StackDeployment(session, request).run();
}

/** Types that are no resources of CloudFront, and that the mock deploys. */
const ownTypes: readonly string[] = [nestedStackType, bucketDeploymentType];

class StackDeployment {
  readonly #session: DeploySession;
  readonly #request: StackRequest;
  readonly #template: Template;
  readonly #resolver: Resolver;
  readonly #standIns: StandIns;
  readonly #previous: StackRecord | undefined;
  /** The resources that are not stand-ins, by logical id. */
  readonly #made = new Map<string, StackResource>();
  readonly #imports = new Set<string>();

  constructor(session: DeploySession, request: StackRequest) {
    const { environment, region, options } = session;
    const place = { stackName: request.stackName, region, accountId: environment.accountId };
    this.#session = session;
    this.#request = request;
    this.#template = readForm(request.source, (text) => session.notes.add(text));
    const findReference = (key: string) =>
      Object.hasOwn(options.references ?? {}, key)
        ? options.references?.[key]
        : findStoredParameter(environment.store, key, region);
    this.#standIns = new StandIns(
      place,
      this.#template.resources,
      () => this.#resolver,
      (name, parameterRegion) => findStoredParameter(environment.store, `ssm:${name}`, parameterRegion),
    );
    const hasNested = Object.values(this.#template.resources).some(({ Type }) => Type === nestedStackType);
    this.#standIns.give(options.attributes ?? {}, { isPartial: hasNested || request.path !== "" });
    this.#resolver = new Resolver({
      template: this.#template,
      parameters: resolveParameters(this.#template.parameters, request.parameters, findReference),
      pseudo: createPseudoParameters(place),
      findResource: (logicalId) => this.#findResource(logicalId),
      importValue: (name) => this.#importValue(name),
      findReference,
    });
    this.#previous = findStack(environment.store, getStackKey({ name: request.stackName, region }));
    assertTypesKept(this.#template, this.#previous);
  }

  async run(): Promise<StackRecord> {
    const order = this.#orderResources();
    for (const logicalId of order) {
      await this.#deploy(logicalId);
    }
    const { store } = this.#session.environment;
    const record = this.#createRecord(order);
    assertExports(store, record, this.#previous?.exports ?? {});
    putStack(store, deepFreeze(record));
    this.#planCleanup();
    return record;
  }

  get #status(): "CREATE_FAILED" | "UPDATE_FAILED" {
    return this.#previous ? "UPDATE_FAILED" : "CREATE_FAILED";
  }

  #isPresent(logicalId: string): boolean {
    const resource = this.#template.resources[logicalId];
    const { Condition: condition } = resource ?? {};
    return resource !== undefined && (condition === undefined || this.#resolver.conditions.isTrue(condition));
  }

  #orderResources(): string[] {
    const { conditions } = this.#resolver;
    return orderResources(this.#template, {
      isPresent: (logicalId) => this.#isPresent(logicalId),
      isTrue: (condition) => conditions.isTrue(condition),
    });
  }

  #findResource(logicalId: string): ReferableResource | undefined {
    const made = this.#made.get(logicalId);
    if (made) {
      const { ref, attributes } = made;
      return {
        ref: () => ref,
        attribute: (name) => (Object.hasOwn(attributes, name) ? attributes[name] : undefined),
      };
    }
    return this.#isPresent(logicalId) ? this.#standIns.find(logicalId) : undefined;
  }

  #importValue(name: string): string {
    const { options, environment, region } = this.#session;
    const given = options.imports ?? {};
    if (Object.hasOwn(given, name)) {
      return given[name] as string;
    }
    const value = getExport(environment.store, { name, region });
    this.#imports.add(name);
    return value;
  }

  async #deploy(logicalId: string): Promise<void> {
    const resource = this.#template.resources[logicalId] as TemplateResource;
    const { Type: type } = resource;
    const usage = createUsage();
    let properties: Readonly<Record<string, unknown>> = {};
    try {
      if (!ownTypes.includes(type) && !this.#isServed(type)) {
        return;
      }
      properties = this.#resolveProperties(logicalId, resource, usage);
      if (type === nestedStackType) {
        await this.#deployNested(logicalId, properties);
      } else if (type === bucketDeploymentType) {
        const previous = this.#findPrevious(logicalId)?.properties;
        await deployToBucket(this.#session, this.#request, { logicalId, properties, previous });
      } else {
        await this.#apply(logicalId, resource, properties);
        this.#note(getUsageNotes(logicalId, usage));
      }
    } catch (error) {
      const { assembly } = this.#session;
      const made = this.#made.values();
      throw toDeployError(this.#session, error, {
        stackName: this.#request.stackName,
        status: this.#status,
        logicalId: this.#request.path + logicalId,
        resourceType: type,
        getHints: (message) =>
          getHints({ usage, properties, made, hasAssets: assembly.assets.length > 0 }, message),
      });
    }
  }

  #note(notes: readonly string[]): void {
    for (const note of notes) {
      this.#session.notes.add(note);
    }
  }

  /** Returns true if operations of the mock make the resource. */
  #isServed(type: string): boolean {
    const { create } = resourceTypes[type] ?? {};
    if (create !== undefined && this.#session.serves(create)) {
      return true;
    }
    if (isCloudFrontType(type)) {
      this.#session.notes.add(`${type} is a stand-in, because the mock has no operation ${create}.`);
    }
    return false;
  }

  #resolveProperties(
    logicalId: string,
    { Properties = {} }: TemplateResource,
    usage: Usage,
  ): Readonly<Record<string, unknown>> {
    const resolved = this.#resolver.resolve(Properties, `Resources.${logicalId}.Properties`, usage) ?? {};
    return resolved as Readonly<Record<string, unknown>>;
  }

  async #deployNested(logicalId: string, properties: Readonly<Record<string, unknown>>): Promise<void> {
    const request = createNestedRequest(this.#session.assembly, this.#request, { logicalId, properties });
    if (!request) {
      this.#session.notes.add(
        `The nested stack ${this.#request.path}${logicalId} is a stand-in, because its template is not in the cloud assembly.`,
      );
      return;
    }
    const record = await deployStack(this.#session, request);
    const { accountId } = this.#session.environment;
    this.#made.set(logicalId, toNestedResource(record, { logicalId, properties, accountId }));
  }

  async #apply(
    logicalId: string,
    { Type: type, DeletionPolicy }: TemplateResource,
    properties: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { environment, send, changes } = this.#session;
    const target: ResourceTarget = {
      logicalId,
      type,
      properties,
      stackName: this.#request.stackName,
      accountId: environment.accountId,
      tags: this.#request.tags,
      clientToken: environment.random.uuid(),
      send,
    };
    const { action, applied } = await applyResource(target, this.#findPrevious(logicalId)?.applied);
    if (action !== "none") {
      changes.push({ action, logicalId: this.#request.path + logicalId, type });
    }
    const { id, ref, attributes } = applied;
    const isRetained = this.#isRetain(DeletionPolicy, logicalId);
    this.#made.set(logicalId, {
      logicalId,
      type,
      id,
      ref,
      attributes,
      properties,
      isStandIn: false,
      applied,
      isRetained,
    });
  }

  /** Returns true for the policies `Retain` and `RetainExceptOnCreate`. */
  #isRetain(policy: unknown, logicalId: string): boolean {
    const value = this.#resolver.resolve(policy, `Resources.${logicalId}`, createUsage());
    return String(value).startsWith("Retain");
  }

  #findPrevious(logicalId: string): StackResource | undefined {
    return this.#previous?.resources.find((resource) => resource.logicalId === logicalId);
  }

  #createRecord(order: readonly string[]): StackRecord {
    const { source, stackName, path } = this.#request;
    const { region } = this.#session;
    const written = source.Resources as object;
    const resources = order
      .filter((logicalId) => Object.hasOwn(written, logicalId))
      .map((logicalId) => this.#made.get(logicalId) ?? this.#standIns.toResource(logicalId));
    const { outputs, exports } = resolveOutputs(this.#template.outputs, this.#resolver);
    return {
      name: stackName,
      region,
      resources,
      outputs,
      exports,
      imports: [...this.#imports],
      parameters: resources.flatMap((resource) => toStoredParameters(resource, region)),
      isNested: path !== "",
    };
  }

  /** Leaves to the end the deletion of replaced resources and of those that the template no longer has. */
  #planCleanup(): void {
    const { stackName, path } = this.#request;
    for (const resource of this.#previous?.resources.toReversed() ?? []) {
      const next = this.#made.get(resource.logicalId);
      const isKept = resource.isStandIn && this.#isPresent(resource.logicalId);
      if (isKept || (next && next.id === resource.id)) {
        continue;
      }
      const policy = this.#template.resources[resource.logicalId]?.UpdateReplacePolicy;
      const isRetained = next ? this.#isRetain(policy, resource.logicalId) : resource.isRetained;
      this.#session.cleanups.push(() =>
        removeStackResource(this.#session, { stackName, path, resource, isRetained }),
      );
    }
  }
}
