import fc from "fast-check";

// Use the same cases in each run, so that only changes to the code change the result. To try other cases:
// PROPERTY_SEED=$RANDOM npm run test:watch
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
