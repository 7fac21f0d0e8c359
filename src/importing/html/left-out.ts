import { attribute, type Element } from './tree.ts';

/** Elements that hold no text of the page, and what to call them. */
const BY_TAG: Readonly<Record<string, string>> = {
  aside: 'aside',
  audio: 'media',
  button: 'form',
  canvas: 'media',
  datalist: 'form',
  embed: 'media',
  fieldset: 'form',
  form: 'form',
  frameset: 'media',
  iframe: 'media',
  img: 'picture',
  input: 'form',
  map: 'media',
  math: 'formula',
  menu: 'navigation',
  nav: 'navigation',
  noembed: 'media',
  noframes: 'media',
  noscript: 'script',
  object: 'media',
  progress: 'form',
  rp: 'reading aid',
  rt: 'reading aid',
  script: 'script',
  search: 'form',
  select: 'form',
  style: 'style',
  svg: 'picture',
  template: 'script',
  textarea: 'form',
  title: 'hidden',
  video: 'media',
};

const BY_ROLE: Readonly<Record<string, string>> = {
  alert: 'notice',
  alertdialog: 'notice',
  banner: 'page header',
  complementary: 'aside',
  contentinfo: 'page footer',
  dialog: 'notice',
  form: 'form',
  menu: 'navigation',
  menubar: 'navigation',
  navigation: 'navigation',
  search: 'form',
  toolbar: 'sharing',
};

/** Words that name such a part in a class or an id, and what to call it. */
const BY_NAME: Readonly<Record<string, string>> = {
  addthis: 'sharing',
  ads: 'advertisement',
  advert: 'advertisement',
  advertisement: 'advertisement',
  breadcrumb: 'navigation',
  breadcrumbs: 'navigation',
  consent: 'notice',
  cookie: 'notice',
  cookies: 'notice',
  menu: 'navigation',
  nav: 'navigation',
  navbar: 'navigation',
  navigation: 'navigation',
  newsletter: 'form',
  pager: 'navigation',
  pagination: 'navigation',
  promo: 'advertisement',
  related: 'aside',
  share: 'sharing',
  sharethis: 'sharing',
  sharing: 'sharing',
  sidebar: 'aside',
  skip: 'navigation',
  skiplink: 'navigation',
  social: 'sharing',
  subscribe: 'form',
};

/** Words that say nothing of what a part is about. A name that has others besides, as "social-care", is left alone. */
const SHAPES = new Set(
  (
    'a app area article b banner bar block body bottom box btn button buttons c component container content footer ' +
    'gem govuk group header icon icons inner item items js l left link links list m main media message ' +
    'notice o page panel popup post right section sticky this to tools top u ui widget wp wrap wrapper'
  ).split(' '),
);

/** Classes by which pages hide what only a screen reader is to say, or what is not open. */
const HIDING_CLASSES = new Set([
  'd-none',
  'element-invisible',
  'govuk-visually-hidden',
  'hidden',
  'hide',
  'is-hidden',
  'screen-reader-text',
  'sr-only',
  'u-hidden',
  'visually-hidden',
  'visuallyhidden',
]);

const HIDING_STYLE = /(?:^|[;\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)/i;

/** Why people do not see an element; undefined where they do, as far as the page itself tells. */
export function whyHidden(element: Element): string | undefined {
  const isClosed = element.tagName === 'dialog' && attribute(element, 'open') === undefined;
  if (isClosed || attribute(element, 'hidden') !== undefined) return 'hidden';
  if (HIDING_STYLE.test(attribute(element, 'style') ?? '')) return 'hidden';
  return classesOf(element).some((name) => HIDING_CLASSES.has(name)) ? 'hidden' : undefined;
}

/** What an element is called that is none of a page's text; undefined where it may be. */
export function whyNoText(element: Element): string | undefined {
  const byTag = Object.hasOwn(BY_TAG, element.tagName) ? BY_TAG[element.tagName] : undefined;
  return byTag ?? whyHidden(element) ?? byRole(element);
}

/** The same for what only its class or id tells, which may be a coincidence. */
export function whyChrome(element: Element): string | undefined {
  const names = [...classesOf(element), ...(attribute(element, 'id')?.toLowerCase().split(/\s+/) ?? [])];
  for (const name of names) {
    const words = name.split(/[^a-z]+/).filter((word) => word !== '');
    const telling = words.find((word) => Object.hasOwn(BY_NAME, word));
    if (telling !== undefined && words.every((word) => SHAPES.has(word) || Object.hasOwn(BY_NAME, word)))
      return BY_NAME[telling];
  }
  return undefined;
}

function byRole(element: Element): string | undefined {
  const role = attribute(element, 'role')?.trim().toLowerCase() ?? '';
  return Object.hasOwn(BY_ROLE, role) ? BY_ROLE[role] : undefined;
}

function classesOf(element: Element): string[] {
  return (attribute(element, 'class') ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((name) => name !== '');
}
