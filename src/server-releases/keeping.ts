import type { ServerLimits } from './proposal.ts';
import type { KeepingLimits } from './store.ts';

/** Versions of texts that are kept for each release that may be served: more than a year brings. */
const VERSIONS_FOR_EACH = 25;

/** How long a text is kept after its release was served for the last time, in milliseconds. */
export const KEPT_AFTER_MS = 365 * 86_400_000;

/** How much a server that may serve so much may keep. */
export function keepingFor({ releasesMax }: ServerLimits): KeepingLimits {
  return { releasesMax, versionsMax: releasesMax * VERSIONS_FOR_EACH };
}
