import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const ROOT = path.join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

const Versions = z.record(z.string(), z.string());
const PACKAGE = z
  .object({ dependencies: Versions, optionalDependencies: Versions })
  .parse(JSON.parse(read('package.json')));
const LOCKED = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        version: z.string().optional(),
        integrity: z.string().optional(),
        dependencies: Versions.optional(),
        optionalDependencies: Versions.optional(),
        dev: z.boolean().optional(),
        optional: z.boolean().optional(),
        hasInstallScript: z.boolean().optional(),
        os: z.union([z.string(), z.array(z.string())]).optional(),
        cpu: z.union([z.string(), z.array(z.string())]).optional(),
      }),
    ),
  })
  .parse(JSON.parse(read('package-lock.json'))).packages;
const INSTALLED = Object.entries(LOCKED).filter(([place]) => place !== '');

describe('what npm installs', () => {
  it('is locked with its hash, package by package', () => {
    expect(INSTALLED.length).toBeGreaterThan(0);
    expect(INSTALLED.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([]);
  });

  it('runs no program of its own while it is installed', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
    // onnxruntime-node would fetch what drives a graphics card, protobufjs would print a notice: both work without.
    const withScripts = INSTALLED.filter(([, { hasInstallScript }]) => hasInstallScript);
    expect(withScripts.map(([place]) => nameAt(place))).toEqual(['onnxruntime-node', 'protobufjs']);
  });

  it('brings Node in one version, to the machines that start.js names and no others', () => {
    const names = Object.keys(PACKAGE.optionalDependencies);
    expect(new Set(Object.values(PACKAGE.optionalDependencies)).size).toBe(1);
    const machines = names.map((name) => {
      const { os, cpu, optional } = LOCKED[`node_modules/${name}`] ?? {};
      return { line: `'${os} ${cpu}': '${name}',`, optional };
    });
    expect(machines.length).toBe(5);
    const start = read('src/start.js');
    for (const { line, optional } of machines) {
      expect(start).toContain(line);
      expect(optional).toBe(true);
    }
  });

  it('is for production only what the bot itself needs, and what that needs', () => {
    const needed = new Set<string>();
    const need = (name: string): void => {
      if (needed.has(name)) return;
      needed.add(name);
      for (const [place, locked] of INSTALLED) {
        if (nameAt(place) !== name) continue;
        for (const other of Object.keys({ ...locked.dependencies, ...locked.optionalDependencies }))
          need(other);
      }
    };
    for (const name of Object.keys({ ...PACKAGE.dependencies, ...PACKAGE.optionalDependencies })) need(name);
    const inProduction = INSTALLED.filter(([, { dev }]) => dev !== true).map(([place]) => nameAt(place));
    expect(inProduction).toContain('discord.js');
    expect(inProduction.filter((name) => !needed.has(name))).toEqual([]);
  });
});

/** "node_modules/a/node_modules/@b/c" is the place of "@b/c". */
function nameAt(place: string): string {
  return place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
}
