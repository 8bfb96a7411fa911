const maxAttempts = 3;

/** Repeats a read and its write if another writer made the ETag stale in between. */
export async function readAndWrite<Result>(
  isStale: (error: unknown) => boolean,
  act: () => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (!isStale(error) || attempt === maxAttempts) {
        throw error;
      }
    }
  }
}
