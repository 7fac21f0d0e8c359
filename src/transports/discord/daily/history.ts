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

/**
 * A channel's messages, newest first, a page at a time: the newest hundred in any case, and all since a moment.
 *
 * @param request makes one request when its turn has come
 * @throws what a request throws, and ZodError where an answer is none of Discord's
 */
export async function* messagesSince(
  channelId: string,
  sinceMs: number,
  request: <Result>(work: (rest: REST) => Promise<Result>) => Promise<Result>,
): AsyncGenerator<readonly Message[]> {
  let before: string | undefined;
  for (;;) {
    const query = new URLSearchParams({ limit: `${PAGE_MAX}`, ...(before !== undefined && { before }) });
    const page = PAGE.parse(await request((rest) => rest.get(Routes.channelMessages(channelId), { query })));
    yield page;
    const last = page.at(-1);
    if (page.length < PAGE_MAX || !last || SnowflakeUtil.timestampFrom(last.id) < sinceMs) return;
    before = last.id;
  }
}

/** True where a button of the message has a custom_id that ends in ":" and this nonce. */
export function carries({ components }: Message, nonce: string): boolean {
  return components.some((row) =>
    ROW.safeParse(row).data?.components.some((component) =>
      BUTTON.safeParse(component).data?.custom_id.endsWith(`:${nonce}`),
    ),
  );
}
