/** Causes of causes that are looked at: a chain may lead back to its start. */
const CAUSES_MAX = 8;

/**
 * What of an error may go to the log. discord.js's errors carry the request they failed in, with an interaction's
 * token in its address and what people asked in its body: neither is taken along, nor what Discord's messages may
 * repeat of them.
 */
export function loggable(
  error: unknown,
  withStack: boolean,
  causesMax = CAUSES_MAX,
): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, cause } = error;
  return {
    name,
    message: messageOf(error),
    ...('code' in error && { code: error.code }),
    ...('status' in error && { status: error.status }),
    ...('method' in error && { method: error.method }),
    ...('url' in error && { path: pathWithoutToken(String(error.url)) }),
    ...(withStack && { stack: framesOf(error) }),
    ...(cause !== undefined && causesMax > 0 && { cause: loggable(cause, withStack, causesMax - 1) }),
  };
}

/** Where an error came from, and its causes: for people who look for it in the code. */
export function stackText(error: unknown, causesMax = CAUSES_MAX): string {
  if (!(error instanceof Error)) return String(error);
  const { name, cause } = error;
  const own = [`${name}: ${messageOf(error)}`, framesOf(error)].filter((part) => part !== '').join('\n');
  if (cause === undefined || causesMax === 0) return own;
  return `${own}\ncaused by ${stackText(cause, causesMax - 1)}`;
}

/** A line of Discord's that names a wrong field; what follows the colon may repeat what was sent, over several lines. */
const WRONG_FIELD = /^([\w.[\]]{1,200}\[[A-Z_0-9]{1,100}\]):/;

/** Of Discord's message the first line and the names of the wrong fields; any other message as it is. */
function messageOf(error: Error): string {
  if (!('rawError' in error)) return error.message;
  const lines = error.message.split('\n');
  return lines.flatMap((line, index) => WRONG_FIELD.exec(line)?.[1] ?? (index === 0 ? line : [])).join('\n');
}

/** A stack begins with the message as it was: only the calls are taken. */
function framesOf({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
}

/** The path of a request; in those of interactions and webhooks a token follows the id. */
function pathWithoutToken(url: string): string {
  const path = URL.parse(url)?.pathname ?? '';
  return path.replace(/\/(interactions|webhooks)\/(\d+)\/[^/]+/, '/$1/$2/…');
}
