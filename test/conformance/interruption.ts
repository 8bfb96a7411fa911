/** Thrown by a probe that the user interrupted. It says nothing about the service. */
export class Interruption extends Error {
  override readonly name = "Interruption";

  constructor() {
    super("The run was interrupted.");
  }
}

/** Thrown where the service under test does not offer what a probe needs. */
export class NotReached extends Error {
  override readonly name = "NotReached";
}
