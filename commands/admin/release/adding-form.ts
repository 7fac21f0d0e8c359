import type { Form } from '../../../src/server-releases/admin-command.ts';

/** Most characters of a box. Source: Discord docs, "Text Input". */
const BOX_MAX_CHARS = 4_000;

/** For a text that is pasted. What is longer comes as a file. */
export const ADDING_FORM: Form = {
  title: 'Paste a release',
  isWanted: (args) => args.text('url').trim() === '' && args.file('file') === undefined,
  fields: [
    {
      name: 'title',
      label: 'Title',
      description: 'As published',
      required: true,
      maxChars: 300,
      isLong: false,
    },
    { name: 'date', label: 'Date', description: '2031-04-02', required: true, maxChars: 10, isLong: false },
    {
      ...{ name: 'link', label: 'Link', description: 'https://… of the published page, or empty' },
      ...{ required: false, maxChars: 2_000, isLong: false },
    },
    {
      ...{
        name: 'text',
        label: 'Text',
        description: 'Up to 4,000 characters; a longer text comes as a file',
      },
      ...{ required: true, maxChars: BOX_MAX_CHARS, isLong: true },
    },
    {
      ...{ name: 'more', label: 'Text, continued', description: 'What follows the box above, if anything' },
      ...{ required: false, maxChars: BOX_MAX_CHARS, isLong: true },
    },
  ],
};
