import { Routes } from 'discord.js';
import * as z from 'zod';
import type { Turn } from './daily/paced-queue.ts';
import type { PostingRest } from './daily/posting-rest.ts';

/** Nothing is posted before it is known whose token it is. */
const FIRST: Turn = { dueMs: 0, channelId: '' };

/** The id of the application that the token is of. @throws what the request throws */
export async function fetchApplicationId(rest: PostingRest): Promise<string> {
  const application = await rest.inTurn(FIRST, (client) => client.get(Routes.currentApplication()));
  return z.object({ id: z.string() }).parse(application).id;
}

/** Whether the application has commands, so that a bot ran on it before. @throws what the request throws */
export async function hasCommands(
  rest: PostingRest,
  applicationId: string,
  guildId: string | undefined,
): Promise<boolean> {
  const route =
    guildId === undefined
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId);
  return z.array(z.unknown()).parse(await rest.inTurn(FIRST, (client) => client.get(route))).length > 0;
}
