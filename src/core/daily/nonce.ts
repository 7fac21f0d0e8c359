/** What stands behind the last colon of a post's button. */
const AT_END = /:[0-9a-z]+-\d{8}$/;

/**
 * The nonce of a channel's post for one local date: the same for every try, another for every other post. At most
 * 23 characters, of which Discord takes 25. Source: Discord docs, "Create Message", nonce.
 *
 * @param channelId digits, at most 20
 * @param localDate `YYYY-MM-DD`
 */
export function nonceOf(channelId: string, localDate: string): string {
  return `${BigInt(channelId).toString(36)}-${localDate.replaceAll('-', '')}`;
}

/** A button's state with the nonce of its post behind it. */
export function withNonce(state: string, nonce: string): string {
  return `${state}:${nonce}`;
}

/** A button's state without the nonce, where there is one. */
export function withoutNonce(state: string): string {
  return state.replace(AT_END, '');
}
