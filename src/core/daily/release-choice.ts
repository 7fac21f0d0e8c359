/**
 * What a channel's posts draw from: the release that answers in its server where none is named, all that the server may
 * see, or one of them, by its key in the library.
 */
export type ReleaseChoice = 'default' | 'all' | { readonly key: string };
