/**
 * A refusal by CloudFormation at one resource. The message is CloudFormation's, and `advice` tells what to do. The
 * deploy adds the stack and the logical id.
 */
export class Refusal extends Error {
  readonly advice: string | undefined;

  constructor(message: string, advice?: string) {
    super(message);
    this.advice = advice;
  }
}
