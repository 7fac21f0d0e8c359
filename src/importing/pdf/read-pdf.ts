import { extractTextItems, getDocumentProxy } from 'unpdf';
import { type Found, TITLE_LEFT_OUT } from '../found.ts';
import { layOut } from '../layout.ts';
import { type Refused, refused } from '../refusal.ts';
import { withoutFurniture } from './furniture.ts';
import { linesOf, type Run } from './lines.ts';
import { paragraphsOf } from './paragraphs.ts';
import { isReadable } from './readable.ts';
import { isWithinUnpacked } from './streams.ts';

const PAGES_MAX = 200;
const UNPACKED_MAX_BYTES = 20_000_000;

/** Reads the text of a PDF file. It may take any time and memory: it belongs into a thread that can be ended. */
export async function readPdf(pdf: Uint8Array): Promise<Found | Refused> {
  if (!isWithinUnpacked(pdf, UNPACKED_MAX_BYTES)) return refused('pdf-streams');
  try {
    // It takes the bytes away from whoever hands them over.
    const document = await getDocumentProxy(new Uint8Array(pdf), { verbosity: 0 });
    if (document.numPages > PAGES_MAX) return refused('pdf-pages');
    const { items } = await extractTextItems(document);
    return foundIn(items);
  } catch (cause) {
    return refused(
      cause instanceof Error && cause.name === 'PasswordException' ? 'pdf-locked' : 'pdf-broken',
    );
  }
}

function foundIn(pages: readonly (readonly Run[])[]): Found | Refused {
  const words = pages.flatMap((runs) => runs.map(({ str }) => str)).join(' ');
  if (!/\S/.test(words)) return refused('pdf-no-text');
  if (!isReadable(words)) return refused('pdf-fonts');
  const { lines, leftOut } = withoutFurniture(pages.map((runs, index) => linesOf(runs, index + 1)));
  const { title, blocks, doubts } = paragraphsOf(lines);
  const titleLeftOut = title === '' ? [] : [{ what: TITLE_LEFT_OUT, count: 1, text: title }];
  return {
    kind: 'found',
    text: layOut(blocks),
    fields: title === '' ? {} : { title },
    leftOut: [...titleLeftOut, ...leftOut],
    doubts,
  };
}
