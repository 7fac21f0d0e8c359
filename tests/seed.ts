/** Seed of every fast-check property, so that `npm test` gives the same verdict each time; `npm run explore` takes others. */
export const SEED = 20_260_126;

/** The environment variable in which `npm run explore` passes another seed to the tests: a whole number of 32 bits. */
export const SEED_VARIABLE = 'PROPERTY_SEED';
