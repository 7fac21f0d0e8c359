import { privateLine } from '../../../src/core/button-state.ts';
import { isDay } from '../../../src/core/release/dates.ts';
import { isHttps } from '../../../src/core/release/particulars.ts';
import type { Reply } from '../../../src/core/reply.ts';
import type {
  ReleaseAdminArgs,
  ReleaseAdminCommand,
  ReleaseAdminContext,
} from '../../../src/server-releases/admin-command.ts';
import { type GivenFields, isRefused, type ReleaseSource } from '../../../src/server-releases/importer.ts';
import { ADDING_FORM } from './adding-form.ts';
import { previewReply } from './preview.ts';
import { previewActions } from './preview-actions.ts';

const TITLE_MAX_CHARS = 300;
const ADDRESS_MAX_CHARS = 2_000;

export const add: ReleaseAdminCommand = {
  name: 'add',
  description: 'Bring a release in for this server: from an address or a file, or pasted',
  options: [
    {
      name: 'url',
      description: 'Address of the published page, such as https://www.gov.uk/government/news/…',
      required: false,
      kind: 'text',
      maxChars: ADDRESS_MAX_CHARS,
    },
    {
      name: 'file',
      description: 'Markdown, plain text, a web page or a PDF file with text, up to 2 MB',
      required: false,
      kind: 'file',
    },
    {
      name: 'title',
      description: 'Its title, where the file does not say it',
      required: false,
      kind: 'text',
      maxChars: TITLE_MAX_CHARS,
    },
    { name: 'date', description: 'Its day, such as 2031-04-02', required: false, kind: 'text', maxChars: 10 },
    {
      name: 'link',
      description: 'Address of the published page of a file',
      required: false,
      kind: 'text',
      maxChars: ADDRESS_MAX_CHARS,
    },
  ],
  form: ADDING_FORM,
  async run(context, args) {
    const given = givenIn(args);
    if ('parts' in given) return given;
    const source = await sourceIn(context, args);
    if ('parts' in source) return source;
    const proposal = await context.releases.propose(context, source, given);
    if (!isRefused(proposal)) return previewReply(proposal, 0);
    const { sentence, missing = [] } = proposal;
    const fields = missing.map((field) => `${field}:`).join(' and ');
    return privateLine(fields === '' ? sentence : `${sentence} Fill in ${fields} too.`);
  },
  actions: previewActions,
};

/** Where the release comes from, or what to say where that is wrong. */
async function sourceIn(
  { slash }: ReleaseAdminContext,
  args: ReleaseAdminArgs,
): Promise<ReleaseSource | Reply> {
  const address = args.text('url').trim();
  const file = args.file('file');
  const pasted = [args.text('text'), args.text('more')].filter((text) => text.trim() !== '').join('');
  if ([address !== '', file !== undefined, pasted !== ''].filter(Boolean).length > 1)
    return privateLine('Please give an address or a file, and not both.');
  if (address !== '') return { kind: 'address', address };
  if (file) {
    const bytes = await file.read();
    return isRefused(bytes)
      ? privateLine(bytes.sentence)
      : { kind: 'file', bytes, isMarkdown: /\.(?:md|markdown)$/i.test(file.name) };
  }
  if (pasted === '') return privateLine(`${slash} add needs url: or file:.`);
  return { kind: 'file', bytes: new TextEncoder().encode(pasted), isMarkdown: false };
}

/** What the admin says of the release, or what to say where that is wrong. */
function givenIn(args: ReleaseAdminArgs): GivenFields | Reply {
  const [title, date, url] = ['title', 'date', 'link'].map((name) => args.text(name).trim());
  if (date && !isDay(date))
    return privateLine('The date has to be a day that exists, written as 2031-04-02.');
  if (url && !isHttps(url)) return privateLine('The link has to be an address that begins with https://.');
  return { ...(title && { title }), ...(date && { date }), ...(url && { url }) };
}
