/** The part of a deploy that failed. `"INVALID"` is a template that CloudFormation refuses before it makes anything. */
export type DeployStatus = "INVALID" | "CREATE_FAILED" | "UPDATE_FAILED" | "DELETE_FAILED";

/** The parts of a `DeployError`. */
export interface DeployFailure {
  readonly stackName: string;
  readonly status: DeployStatus;
  readonly logicalId?: string | undefined;
  readonly resourceType?: string | undefined;
  readonly cause?: unknown;
}

/**
 * A refusal by CloudFormation, or by CloudFront at one of a stack's resources. The state of the mock is as before the
 * deploy.
 *
 * @example
 * import { type DeployError } from "mock-cloudfront";
 *
 * const template = { Resources: { Edge: { Type: "AWS::CloudFront::Function", Properties: { Nme: "edge" } } } };
 * const error: DeployError = await cloudfront.deployTemplate(template).catch((error) => error);
 * console.log(error.logicalId); // Edge
 */
export class DeployError extends Error {
  /** Identifies the error without `instanceof`, for example across copies of this package. */
  override readonly name = "DeployError";
  /** The name of the stack that was not deployed. */
  readonly stackName: string;
  /** The part of the deploy that failed. */
  readonly status: DeployStatus;
  /** The logical id of the resource that was refused. Undefined if the template itself was refused. */
  readonly logicalId?: string;
  /** The type of that resource: `AWS::CloudFront::Function`. */
  readonly resourceType?: string;
  /** The SDK's exception, if an operation of CloudFront refused. */
  override readonly cause?: unknown;

  constructor(message: string, { stackName, status, logicalId, resourceType, cause }: DeployFailure) {
    super(message);
    this.stackName = stackName;
    this.status = status;
    if (logicalId !== undefined) {
      this.logicalId = logicalId;
    }
    if (resourceType !== undefined) {
      this.resourceType = resourceType;
    }
    if (cause !== undefined) {
      this.cause = cause;
    }
  }
}
