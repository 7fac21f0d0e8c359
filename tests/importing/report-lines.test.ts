import { expect, it } from 'vitest';
import { convert } from '../../src/importing/convert.ts';
import { importRelease } from '../../src/importing/import-release.ts';
import { reportLines } from '../../src/importing/report-lines.ts';

it('says what is in a release, what to look at and what was left out', async () => {
  const html = `<nav>Home</nav><main><h1>The pier opens</h1><p>The pier at Haven opens to boats on 2 April 2031.</p>
    <p>Ann Roe said: “We are glad.”</p></main><script>1</script><script>2</script>`;
  const imported = await importRelease(
    { kind: 'file', bytes: Buffer.from(html), isMarkdown: false },
    { date: '2031-04-02', url: 'https://haven.example/pier', licence: 'CC0' },
    { hosts: [], fetchPage: () => Promise.reject(new Error('no network')), convert, nowMs: 0 },
  );
  if (imported.kind !== 'imported') throw new Error(imported.sentence);
  expect(reportLines(imported)).toEqual([
    'The pier opens',
    '2031-04-02, haven.example. Licence: CC0',
    expect.stringMatching(/^2 sentences, 1 speaker, \d facts?$/),
    'Speakers:',
    '  Ann Roe: 1 sentence',
    'Left out:',
    '  title, which the front matter has: The pier opens',
    '  navigation: Home',
    '  script (2 times)',
  ]);
});
