/** What can run the model: native code, or WebAssembly, which is slower and runs everywhere. */
export const RUNTIMES = ['native', 'web'] as const;
export type Runtime = (typeof RUNTIMES)[number];
