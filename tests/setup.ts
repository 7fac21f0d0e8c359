import process from 'node:process';
import fc from 'fast-check';
import { SEED, SEED_VARIABLE } from './seed.ts';

fc.configureGlobal({ seed: Number(process.env[SEED_VARIABLE] ?? SEED) });
