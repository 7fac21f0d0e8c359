import { readFileSync } from 'node:fs';
import { readFragment, readPage } from '../src/importing/html/read-page.ts';
for (const f of process.argv.slice(2)) {
  const t = readFileSync(f, 'utf8');
  const r = f.endsWith('.json') ? readFragment(JSON.parse(t).details.body) : readPage(t);
  console.log(r.text, r);
}
