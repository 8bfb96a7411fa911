import fc from "fast-check";

// The same cases at each run, so that a change is judged by what it changed. To look for new ones:
// PROPERTY_SEED=$RANDOM npm run test:watch
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
