let running = false;

/** The process has one engine: what runs in it does so alone. */
export function alone<T>(run: () => T): T {
  if (running) {
    throw new Error("mock-cloudfront: a function was run from inside the run of another (in a store?)");
  }
  running = true;
  try {
    return run();
  } finally {
    running = false;
  }
}
