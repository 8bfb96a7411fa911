const attempts = 3;

/** Between a read and the write made of it somebody else may write: then the ETag is stale, and both are done again. */
export async function readAndWrite<Result>(
  isStale: (error: unknown) => boolean,
  act: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (!isStale(error) || attempt === attempts) {
        throw error;
      }
    }
  }
}
