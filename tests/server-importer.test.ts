import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createServerImporting, type ServerImporting } from '../src/server-importer.ts';

let importing: ServerImporting;
beforeEach(() => {
  importing = createServerImporting(['www.gov.uk']);
});
afterEach(() => importing.close());

const file = (text: string) =>
  ({ kind: 'file', bytes: new TextEncoder().encode(text), isMarkdown: false }) as const;
const given = { title: 'Ferry', date: '2031-04-02' };

describe('what brings releases in for servers', () => {
  it('reads a pasted text word for word', async () => {
    const imported = await importing.importer(file('The *old* ferry “sails” at noon.'), given);
    expect(imported).toMatchObject({ kind: 'imported', id: 'ferry' });
    expect(imported.kind === 'imported' && imported.markdown).toMatch(/title: .*Ferry/);
  });

  it('names the fields that it lacks', async () => {
    expect(await importing.importer(file('The ferry sails at noon.'), {})).toMatchObject({
      kind: 'refused',
      missing: ['title', 'date'],
    });
  });

  it('fetches nothing from hosts that are not listed, nor from addresses that are not public', async () => {
    const address = { kind: 'address', address: 'https://haven.example/news' } as const;
    expect(await importing.importer(address, {})).toMatchObject({ kind: 'refused' });
    expect(await importing.fetchFile(new URL('https://127.0.0.1/release.md'))).toMatchObject({
      kind: 'refused',
    });
  });

  it('reads one after the other, and lets no more than a few wait', async () => {
    const all = await Promise.all(
      Array.from({ length: 7 }, () => importing.importer(file('We sail.'), given)),
    );
    expect(all.map(({ kind }) => kind)).toEqual([...Array(5).fill('imported'), 'refused', 'refused']);
  });
});
