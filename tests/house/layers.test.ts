import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const PROJECT_FOLDER = path.join(import.meta.dirname, '../..');

/** A room of the house: which files stand in it, whose rooms they may import, and which packages. */
type Room = {
  readonly files: RegExp;
  /** Rooms by name, their own among them where its files import each other. */
  readonly imports: readonly string[];
  readonly packages: readonly string[];
};

/**
 * The table of DESIGN.md, "Who imports whom". A file belongs to the first room that it fits. Node's own modules are
 * listed as packages for the core alone, which is to stay free of files, clocks and chance.
 */
const ROOMS: Readonly<Record<string, Room>> = {
  'release commands': {
    files: /^commands\/admin\/release\//,
    imports: ['release commands', 'core', 'server releases'],
    packages: [],
  },
  'settings command': {
    files: /^commands\/admin\/settings\.ts$/,
    imports: ['core', 'server settings'],
    packages: [],
  },
  'daily commands': {
    files: /^commands\/admin\//,
    imports: ['daily commands', 'core', 'daily'],
    packages: [],
  },
  commands: { files: /^commands\//, imports: ['commands', 'core'], packages: [] },
  core: { files: /^src\/core\//, imports: ['core'], packages: ['fuse.js', 'porter2', 'yaml', 'zod'] },
  daily: { files: /^src\/daily\//, imports: ['daily', 'core'], packages: ['node:'] },
  'server releases': {
    files: /^src\/server-releases\//,
    imports: ['server releases', 'core'],
    packages: ['node:'],
  },
  'server settings': {
    files: /^src\/server-settings\//,
    imports: ['server settings', 'core'],
    packages: [],
  },
  storage: {
    files: /^src\/storage\//,
    imports: ['storage', 'core', 'daily', 'server releases', 'server settings'],
    packages: ['node:', 'pg', 'yaml', 'zod'],
  },
  reader: {
    files: /^src\/reader\//,
    imports: ['reader', 'core'],
    packages: ['node:', 'onnxruntime-node', 'onnxruntime-web', 'onnxruntime-common', 'zod/mini'],
  },
  importing: {
    files: /^src\/importing\//,
    imports: ['importing', 'core', 'storage'],
    packages: ['node:', 'parse5', 'unpdf', 'yaml', 'zod'],
  },
  app: { files: /^src\/app\.ts$/, imports: ['core'], packages: [] },
  discord: {
    files: /^src\/transports\/discord\//,
    imports: ['discord', 'app', 'core', 'daily', 'server releases', 'server settings', 'logging'],
    packages: ['node:', 'discord.js', 'pino', 'undici', 'zod'],
  },
  terminal: {
    files: /^src\/transports\/terminal\//,
    imports: ['terminal', 'app', 'core', 'daily', 'server releases', 'command line'],
    packages: ['node:'],
  },
  config: {
    files: /^src\/(?:(?:config|env-file)\.ts$|settings\/)/,
    imports: ['config', 'core', 'storage', 'reader'],
    packages: ['node:', 'dotenv', 'zod'],
  },
  'command line': {
    files: /^src\/command-line\.ts$/,
    imports: ['core', 'logging', 'storage'],
    packages: ['node:'],
  },
  logging: {
    files: /^src\/logging\//,
    imports: ['logging', 'config'],
    packages: ['node:', 'pino', 'zod'],
  },
  // The few files that join the others.
  joiners: {
    files: /^src\/[^/]+$/,
    imports: [
      'joiners',
      'command line',
      'config',
      'app',
      'commands',
      'daily commands',
      'release commands',
      'settings command',
      'core',
      'daily',
      'server releases',
      'server settings',
      'storage',
      'reader',
      'importing',
      'logging',
      'discord',
      'terminal',
    ],
    packages: ['node:', 'pino'],
  },
};

/** Static and dynamic imports, and exports that pass on another file's. */
const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*'([^'\n]+)'/g;

describe('the rooms of the house', () => {
  it('import each other only as the table in DESIGN.md says', () => {
    expect(houseFiles().flatMap(brokenArrows)).toEqual([]);
  });

  it('have no two files that import each other, in however many steps', () => {
    const seen = new Map<string, 'open' | 'closed'>();
    const circles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      if (seen.get(file) === 'open') circles.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      if (seen.has(file)) return;
      seen.set(file, 'open');
      for (const next of valueImportsOf(file)) visit(next, [...trail, file]);
      seen.set(file, 'closed');
    };
    for (const file of houseFiles()) visit(file, []);
    expect(circles).toEqual([]);
  });
});

function houseFiles(): string[] {
  return globSync('{src,commands}/**/*.{ts,js}', { cwd: PROJECT_FOLDER }).map(slashed).sort();
}

function brokenArrows(file: string): string[] {
  const name = roomOf(file);
  const room = name === undefined ? undefined : ROOMS[name];
  if (!room) return [`${file} stands in no room`];
  return importsOf(file).flatMap((imported) => {
    const allowed = imported.startsWith('.')
      ? room.imports.includes(roomOf(resolved(file, imported)) ?? '')
      : room.packages.some(
          (known) => imported === known || (known === 'node:' && imported.startsWith(known)),
        );
    return allowed ? [] : [`${file} → ${imported}`];
  });
}

function roomOf(file: string): string | undefined {
  return Object.entries(ROOMS).find(([, { files }]) => files.test(file))?.[0];
}

function importsOf(file: string): string[] {
  return [...source(file).matchAll(IMPORT)].map(([, imported = '']) => imported);
}

/** Files of our own whose values a file takes as it is loaded: types alone make no circle when the program runs. */
function valueImportsOf(file: string): string[] {
  const statements = source(file).matchAll(/^(?:import|export) (?!type\b)[^;]*?from '(\.[^']+)'/gm);
  return [...statements].map(([, imported = '']) => resolved(file, imported));
}

function resolved(file: string, imported: string): string {
  return slashed(path.join(path.dirname(file), imported));
}

function source(file: string): string {
  return readFileSync(path.join(PROJECT_FOLDER, file), 'utf8');
}

function slashed(file: string): string {
  return file.replaceAll(path.sep, '/');
}
