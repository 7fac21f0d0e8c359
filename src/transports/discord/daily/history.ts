import { type REST, Routes, SnowflakeUtil } from 'discord.js';
import * as z from 'zod';

/** Most messages in one page. Source: Discord docs, "Get Channel Messages". */
const PAGE_MAX = 100;

const PAGE = z.array(
  z.object({
    id: z.string(),
    author: z.object({ id: z.string() }),
    components: z.array(z.unknown()).default([]),
  }),
);
const ROW = z.object({ components: z.array(z.unknown()) });
const BUTTON = z.object({ custom_id: z.string() });

export type Message = z.infer<typeof PAGE>[number];

/** What is to be looked for, and from when on. */
export type Search = {
  readonly channelId: string;
  /** The newest hundred messages are read in any case, and all since this moment. */
  readonly fromMs: number;
  readonly isIt: (message: Message) => boolean;
  /** Hears, page by page, up to which moment everything was read in vain: what is cut off goes on from there. */
  readonly onReadTo: (readToMs: number) => void;
};

/**
 * Looks for a message: among the newest hundred; where there were more, from the moment on to the newest. What is
 * looked for is rather old, and what is posted meanwhile comes last.
 *
 * @param request makes one request when its turn has come
 * @returns the message, if it is there, and how many were seen
 * @throws what a request throws, and ZodError where an answer is none of Discord's
 */
export async function findMessage(
  { channelId, fromMs, isIt, onReadTo }: Search,
  request: <Result>(work: (rest: REST) => Promise<Result>) => Promise<Result>,
): Promise<{ readonly found?: Message; readonly seen: number }> {
  const read = async (after?: string): Promise<readonly Message[]> => {
    const query = new URLSearchParams({ limit: `${PAGE_MAX}`, ...(after !== undefined && { after }) });
    return PAGE.parse(await request((rest) => rest.get(Routes.channelMessages(channelId), { query })));
  };

  const newest = await read();
  let seen = newest.length;
  let found = newest.find(isIt);
  const oldest = newest.at(-1);
  let newestId = newest[0]?.id;
  let after = idAt(fromMs);
  let isMore = newest.length === PAGE_MAX && oldest !== undefined && BigInt(oldest.id) > BigInt(after);
  while (!found && isMore) {
    const page = await read(after);
    seen += page.length;
    found = page.find(isIt);
    after = page[0]?.id ?? after;
    isMore = page.length === PAGE_MAX;
    if (isMore && !found) onReadTo(SnowflakeUtil.timestampFrom(after));
    else newestId = after;
  }
  if (!found && newestId !== undefined) onReadTo(SnowflakeUtil.timestampFrom(newestId));
  return { seen, ...(found && { found }) };
}

/** Before every id that Discord gave out at this moment or later. */
function idAt(ms: number): string {
  return `${BigInt(Math.max(0, ms - Number(SnowflakeUtil.epoch))) << 22n}`;
}

/** True where a button of the message has a custom_id that ends in ":" and this nonce. */
export function carries({ components }: Message, nonce: string): boolean {
  return components.some((row) =>
    ROW.safeParse(row).data?.components.some((component) =>
      BUTTON.safeParse(component).data?.custom_id.endsWith(`:${nonce}`),
    ),
  );
}
