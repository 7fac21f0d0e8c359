import { describe, expect, it } from 'vitest';
import { decode } from '../../src/importing/decode.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe('bytes are read as text', () => {
  it.each([
    ['UTF-8', Buffer.from('“é”'), '“é”'],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffé'), 'é'],
    ['UTF-16 with a byte order mark', Buffer.from('\ufeffé', 'utf16le'), 'é'],
    [
      'what a page names',
      latin1('<meta charset="windows-1252"><p>\xe9 \x93'),
      '<meta charset="windows-1252"><p>é “',
    ],
    [
      'what a page names in the old way',
      latin1('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">\xe9'),
      '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">é',
    ],
    [
      'Shift JIS',
      Buffer.from([...latin1('<meta charset=shift_jis>'), 0x82, 0xa0]),
      '<meta charset=shift_jis>あ',
    ],
    ['UTF-8 whatever a page says', Buffer.from('<meta charset="latin1">é'), '<meta charset="latin1">é'],
  ])('in %s', (_, bytes, text) => {
    expect(decode(bytes)).toMatchObject({ kind: 'decoded', text, doubts: [] });
  });

  it.each([
    ['no encoding is named', latin1('caf\xe9')],
    ['the one that is named is not theirs', latin1('<meta charset="utf-8">caf\xe9')],
    ['the one that is named does not exist', latin1('<meta charset="klingon">caf\xe9')],
    ['it is named too far down', latin1(`${' '.repeat(1100)}<meta charset="latin1">caf\xe9`)],
  ])('and refused where %s', (_, bytes) => {
    expect(decode(bytes)).toMatchObject({ kind: 'refused', code: 'wrong-charset' });
  });

  it.each(['a lost \ufffd letter', 'Itâ€™s', 'cafÃ© au lait'])(
    'and doubted where letters were lost before: %s',
    (text) => {
      const decoded = decode(Buffer.from(text));
      expect(decoded).toMatchObject({
        doubts: [{ code: 'damaged-letters', text: expect.stringContaining(text) }],
      });
    },
  );
});
