/** The host whose pages are had from its Content API. */
const HOST = 'www.gov.uk';

const API_PATH = '/api/content';

/** Where the Content API has the page of an address; undefined where the address is none of a page of GOV.UK. */
export function contentApiAddress(page: URL): URL | undefined {
  if (page.hostname !== HOST) return undefined;
  const address = new URL(page);
  address.search = '';
  address.hash = '';
  if (!page.pathname.startsWith(`${API_PATH}/`)) address.pathname = API_PATH + page.pathname;
  return address;
}

/** The page that an address of the Content API stands for. */
export function pageAddress(api: URL): URL {
  const address = new URL(api);
  if (api.hostname === HOST && api.pathname.startsWith(`${API_PATH}/`))
    address.pathname = api.pathname.slice(API_PATH.length);
  return address;
}
