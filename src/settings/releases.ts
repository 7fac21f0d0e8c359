import path from 'node:path';
import * as z from 'zod';
import { PROJECT_FOLDER } from '../storage/files.ts';
import { SHOWN_NUMBER, wholeNumber } from './whole-number.ts';

/** A host by its name; one by its number is none that publishes releases. */
const HOST = /^[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,9}\.[a-z-]{2,63}$/;

/** Where releases are looked for that no setting names. */
const RELEASES_FOLDER = path.join(PROJECT_FOLDER, 'data/releases');

/** Which releases can be asked, where they may come from, and how much they may take. */
export const RELEASE_SETTINGS = {
  RELEASE_FILE: z.string().default('data/releases/uk-japan-defence-logistics-treaty.md'),
  RELEASES_FOLDER: z.string().optional(),
  RELEASE_MEMORY_MB: wholeNumber(16, 9999).default(256),
  RELEASE_HOSTS: z
    .string()
    .transform((typed) =>
      typed
        .toLowerCase()
        .split(/[\s,]+/)
        .filter((host) => host !== ''),
    )
    .refine(
      (hosts) => hosts.every((host) => HOST.test(host)),
      'expected names of hosts with commas between, such as www.gov.uk, www.nasa.gov',
    )
    .default(['www.gov.uk']),
  SERVER_RELEASES_MAX: wholeNumber(1, 100).default(20),
  SERVER_SENTENCES_MAX: wholeNumber(10, 9999).default(2_000),
  RELEASE_RECHECK_HOURS: wholeNumber(0, 720).default(24),
};

export const SHOWN_RELEASE_SETTINGS = {
  RELEASE_MEMORY_MB: SHOWN_NUMBER,
  RELEASE_HOSTS: /^[\w., :/-]{1,200}$/,
  SERVER_RELEASES_MAX: SHOWN_NUMBER,
  SERVER_SENTENCES_MAX: SHOWN_NUMBER,
  RELEASE_RECHECK_HOURS: SHOWN_NUMBER,
};

/** Absolute paths. A default release of one's own, elsewhere, is not joined by the releases that come with the bot. */
export function releasePaths(file: string, folder: string | undefined) {
  const releaseFile = path.resolve(PROJECT_FOLDER, file);
  if (folder !== undefined) return { releaseFile, releasesFolder: path.resolve(PROJECT_FOLDER, folder) };
  const isAmongThem = path.dirname(releaseFile) === RELEASES_FOLDER;
  return { releaseFile, ...(isAmongThem && { releasesFolder: RELEASES_FOLDER }) };
}
