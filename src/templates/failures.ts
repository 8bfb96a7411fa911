import { DeployError, type DeployStatus } from "./deploy-error.ts";
import type { DeploySession } from "./deploy-session.ts";
import { Refusal } from "./refusal.ts";

/** The part of a deploy in which an error was thrown. */
export interface FailurePlace {
  readonly stackName: string;
  readonly status: DeployStatus;
  readonly logicalId?: string | undefined;
  readonly resourceType?: string | undefined;
  /** Advice for an operation that refused. */
  readonly getHints?: ((message: string) => readonly string[]) | undefined;
}

const verbs: Readonly<Record<DeployStatus, string>> = {
  INVALID: "deployed",
  CREATE_FAILED: "created",
  UPDATE_FAILED: "updated",
  DELETE_FAILED: "deleted",
};

/** Returns a `DeployError` for a refusal by CloudFormation or by an operation. Returns other errors as they are. */
export function toDeployError(session: DeploySession, error: unknown, place: FailurePlace): unknown {
  const { stackName, status, logicalId, resourceType, getHints = () => [] } = place;
  let reason: string;
  let hints: readonly (string | undefined)[];
  if (session.isRefusal(error)) {
    reason = `${error.name}: ${error.message}`;
    hints = [getAdvice(error), ...getHints(error.message)];
  } else if (error instanceof Refusal) {
    reason = error.message;
    hints = [error.advice];
  } else {
    return error;
  }
  const subject = logicalId === undefined ? "" : `${logicalId} (${resourceType}) failed with `;
  const lines = [
    `The stack ${stackName} was not ${verbs[status]}: ${subject}${endSentence(reason)}`,
    ...hints.filter((hint) => hint !== undefined),
    "Everything is as it was before.",
  ];
  const cause = error instanceof Refusal ? undefined : error;
  return new DeployError(lines.join("\n"), { stackName, status, logicalId, resourceType, cause });
}

/** Returns the advice that the mock adds to an exception of the service. */
function getAdvice({ cause }: Error): string | undefined {
  return cause instanceof Error && cause.name === "mock-cloudfront" ? cause.message : undefined;
}

function endSentence(text: string): string {
  return /[.!?\]]$/.test(text.trimEnd()) ? text : `${text}.`;
}
