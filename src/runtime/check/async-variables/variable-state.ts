/**
 * The state of one variable of an async function at one point of its run, as the engine keeps it. A bit set.
 *
 * Runtime 2.0 saves the variables of an async function at its first `await`: it copies the values into a new frame. A
 * function that was created before uses the variables of the old frame. After the first `await` a variable therefore has
 * two values: the one in the frame, which the async function itself uses, and the captured one. The engine takes the
 * value in the frame from the moment of the capture, so that an assignment between capture and `await` is lost too.
 *
 * seen: nginx/njs issue 530, fixed in njs 0.9.1; anomalyco/sst issues 6331 and 6332 (message from CloudWatch)
 * measured: about 100 functions with njs 0.7.9, which agrees with the published results for 0.8.2
 */
export type VariableState = number;

/** The async function has passed an `await`. */
const awaited = 1;
/** A function captured the variable before the first `await`, or a loop declared it again. */
const split = 2;
/** The captured variable is initialized. */
const capturedSet = 4;
/** The variable in the frame is initialized. */
const frameSet = 8;
/** The captured variable was assigned after the value in the frame was taken. */
const capturedNewer = 16;
/** The variable in the frame was assigned after the first `await`. */
const frameNewer = 32;
/** The bit of the first inner function: set if the function was created before the first `await`. */
const firstClosure = 64;

/** The number of inner functions that a state can hold. The analysis ignores any others. */
export const maxClosures = 24;

/** `uninitialized`: the access throws. `stale`: the access reads an old value. */
export type AccessProblem = "uninitialized" | "stale";

export interface Access {
  readonly state: VariableState;
  readonly problem?: AccessProblem;
}

/** The uses of the variable in an inner function, or in one that it calls. */
export interface ClosureUse {
  readonly index: number;
  readonly reads: boolean;
  readonly writes: boolean;
}

export const uninitialized: VariableState = 0;
export const initialized: VariableState = capturedSet | frameSet;

/** Returns true after an `await` if no function shares an older value. Nothing can go wrong then. */
function isWhole(state: VariableState): boolean {
  return (state & (awaited | split)) === awaited;
}

export function passAwait(state: VariableState): VariableState {
  return (state & split) === 0 ? awaited : state | awaited;
}

/** Declares a `let` or `const`. A second declaration in a loop creates a new variable outside of the frame. */
export function declare(state: VariableState): VariableState {
  if (isWhole(state)) {
    return state;
  }
  if ((state & awaited) !== 0) {
    return (state & frameSet) !== 0 ? awaited : state | frameSet | frameNewer;
  }
  if ((state & capturedSet) !== 0) {
    return split | capturedSet | (state & frameSet) | capturedNewer;
  }
  return initialize(state);
}

/** Initializes a variable for which a second declaration does not create a new one, such as that of `for…in`. */
export function initialize(state: VariableState): VariableState {
  if (isWhole(state)) {
    return state;
  }
  if ((state & awaited) !== 0) {
    return (state | frameSet | frameNewer) & ~capturedNewer;
  }
  return (state & split) !== 0 ? state | capturedSet | capturedNewer : state | initialized;
}

/** Starts the next iteration of a `for (let …)` loop whose variable a function captures: the engine copies it. */
export function nextIteration(state: VariableState): VariableState {
  if ((state & awaited) !== 0) {
    return awaited;
  }
  return split | (state & (capturedSet | frameSet)) | capturedNewer;
}

/** Assigns the variable in the async function itself. */
export function write(state: VariableState): Access {
  if (isWhole(state)) {
    return { state };
  }
  if ((state & awaited) === 0) {
    return {
      state: (state & split) !== 0 ? state | capturedNewer : state | capturedSet | frameSet,
    };
  }
  if ((state & frameSet) === 0) {
    return { state: state | frameSet | frameNewer, ...((state & capturedSet) !== 0 && throws) };
  }
  return { state: (state | frameNewer) & ~capturedNewer };
}

/** Reads the variable in the async function itself. */
export function read(state: VariableState): Access {
  if (isWhole(state) || (state & awaited) === 0) {
    return { state };
  }
  if ((state & frameSet) === 0) {
    return { state, ...((state & capturedSet) !== 0 && throws) };
  }
  return { state, ...((state & capturedNewer) !== 0 && { problem: "stale" }) };
}

/** Creates an inner function that captures the variable. */
export function capture(state: VariableState, index: number): VariableState {
  if (isWhole(state)) {
    return state;
  }
  const bit = firstClosure << index;
  return (state & awaited) === 0 ? state | split | bit : state & ~bit;
}

/** Returns true if the inner function was created before the first `await`. */
export function wasCreatedBeforeAwait(state: VariableState, index: number): boolean {
  return (state & (firstClosure << index)) !== 0;
}

/** Runs an inner function that uses the variable. */
export function run(state: VariableState, { index, reads, writes }: ClosureUse): Access {
  if (isWhole(state)) {
    return { state };
  }
  if ((state & awaited) === 0) {
    return { state: writes && (state & capturedSet) !== 0 ? state | capturedNewer : state };
  }
  if (!wasCreatedBeforeAwait(state, index)) {
    const access = reads ? read(state) : { state };
    return writes ? { ...access, ...write(access.state) } : access;
  }
  if ((state & capturedSet) === 0) {
    return { state, ...((state & frameSet) !== 0 && throws) };
  }
  const problem = reads && (state & frameNewer) !== 0 ? { problem: "stale" as const } : {};
  return { state: writes ? (state | capturedNewer) & ~frameNewer : state, ...problem };
}

const throws = { problem: "uninitialized" } as const;
