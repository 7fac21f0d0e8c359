/**
 * A number from 0 to 2^32 - 1 that is the same for the same text everywhere and looks random: for an order that
 * no one chose. FNV-1a over UTF-16 units, its bits then spread by MurmurHash3's "fmix32", since FNV leaves texts that
 * differ in their last letter close together.
 */
export function stableHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
