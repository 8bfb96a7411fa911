import { createHash } from "node:crypto";

/** A resource of another service, as a template has it. */
export interface StandInSource {
  readonly logicalId: string;
  readonly type: string;
  readonly stackName: string;
  readonly region: string;
  readonly accountId: string;
  /** Returns a resolved property, or undefined if the resource does not have it. May throw. */
  readonly resolveProperty: (name: string) => unknown;
}

/**
 * The parts of which the values of a stand-in are made. Random parts are hashes of the stack and the logical id, so a
 * value is the same in every run.
 */
export class StandInContext {
  readonly region: string;
  readonly accountId: string;
  readonly #source: StandInSource;

  constructor(source: StandInSource) {
    this.region = source.region;
    this.accountId = source.accountId;
    this.#source = source;
  }

  get partition(): string {
    return this.region.startsWith("cn-") ? "aws-cn" : "aws";
  }

  get urlSuffix(): string {
    return this.partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com";
  }

  /** Returns a property that is a string, or undefined. A property that cannot be resolved counts as absent. */
  property(name: string): string | undefined {
    try {
      const value = this.#source.resolveProperty(name);
      return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Returns the name that a property sets, or the name that CloudFormation generates. */
  name(property: string): string {
    return this.property(property) ?? this.generatedName();
  }

  /** Returns a name in the form `<stack>-<logical id>-<12 characters>`. */
  generatedName(): string {
    const { stackName, logicalId } = this.#source;
    return `${stackName}-${logicalId}-${this.hash(12).toUpperCase()}`;
  }

  arn(service: string, resource: string): string {
    return `arn:${this.partition}:${service}:${this.region}:${this.accountId}:${resource}`;
  }

  /** Returns hexadecimal digits, at most 64. */
  hash(length: number): string {
    const { stackName, logicalId } = this.#source;
    return createHash("sha256").update(`${stackName}/${logicalId}`).digest("hex").slice(0, length);
  }

  /** Returns decimal digits, at most 15. */
  digits(length: number): string {
    return String(Number.parseInt(this.hash(13), 16))
      .padStart(length, "1")
      .slice(0, length);
  }

  uuid(): string {
    const hex = this.hash(32);
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
  }
}
