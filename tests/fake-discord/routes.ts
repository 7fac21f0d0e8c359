import { MESSAGE_ROUTES } from './message-routes.ts';
import type { Messages } from './messages.ts';
import { APPLICATION, BOT_USER, CHANNEL_ID, PRESSED_MESSAGE } from './payloads.ts';
import type { People } from './people.ts';
import type { Registry } from './registry.ts';
import type { Servers } from './servers.ts';
import type { Callback, WaitingInteractions } from './waiting.ts';

/** What an endpoint answers: a status, and JSON where there is any. */
export type Answer = { readonly status: number; readonly body?: unknown };

/** What the endpoints work on. */
export type World = {
  readonly registry: Registry;
  readonly waiting: WaitingInteractions;
  readonly servers: Servers;
  readonly messages: Messages;
  readonly people: People;
  readonly gatewayUrl: () => string;
};

export type Route = {
  readonly method: string;
  /** As in Discord's OpenAPI description, which a body is held against. */
  readonly path: string;
  /** True where the token in the address is all the permission it takes. */
  readonly open?: boolean;
  answer(
    world: World,
    params: Readonly<Record<string, string>>,
    body: unknown,
    query: URLSearchParams,
  ): Answer;
};

/** A message as Discord gives it back to who edited it; nobody looks at more than that it is one. */
const EDITED = { ...PRESSED_MESSAGE, id: '1500000000000000002', channel_id: CHANNEL_ID };

const GLOBAL = '/applications/{application_id}/commands';
const IN_GUILD = '/applications/{application_id}/guilds/{guild_id}/commands';

export const ORIGINAL = '/webhooks/{webhook_id}/{webhook_token}/messages/@original';
export const FOLLOW_UP = '/webhooks/{webhook_id}/{webhook_token}';

const UNKNOWN_WEBHOOK: Answer = { status: 404, body: { code: 10015, message: 'Unknown Webhook' } };

/** Every endpoint there is; a new one is a row. */
export const ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: '/gateway/bot',
    answer: ({ gatewayUrl }) => ({
      status: 200,
      body: {
        url: gatewayUrl(),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 999, reset_after: 86_400_000, max_concurrency: 1 },
      },
    }),
  },
  { method: 'GET', path: '/users/@me', answer: () => ({ status: 200, body: BOT_USER }) },
  { method: 'GET', path: '/applications/@me', answer: () => ({ status: 200, body: APPLICATION }) },
  {
    method: 'GET',
    path: '/users/@me/guilds',
    answer({ servers }, _params, _body, query) {
      const after = BigInt(query.get('after') ?? '0');
      const later = servers.ids
        .filter((id) => BigInt(id) > after)
        .sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
      const page = later.slice(0, Number(query.get('limit') ?? 200));
      return {
        status: 200,
        body: page.map((id) => ({ id, name: `server-${id}`, owner: false, permissions: '0' })),
      };
    },
  },
  {
    method: 'GET',
    path: '/guilds/{guild_id}',
    answer({ servers }, { guild_id = '' }) {
      const guild = servers.guild(guild_id);
      if (!guild) return { status: 404, body: { code: 10004, message: 'Unknown Guild' } };
      return { status: 200, body: { id: guild.id, name: guild.name } };
    },
  },
  ...commandRoutes(GLOBAL),
  ...commandRoutes(IN_GUILD),
  ...MESSAGE_ROUTES,
  {
    method: 'POST',
    path: '/interactions/{interaction_id}/{interaction_token}/callback',
    open: true,
    answer({ waiting }, params, body) {
      const taken = waiting.take(
        params.interaction_id ?? '',
        params.interaction_token ?? '',
        body as Callback,
      );
      if (taken === 'taken') return { status: 204 };
      if (taken === 'unknown') return { status: 404, body: { code: 10062, message: 'Unknown interaction' } };
      return { status: 400, body: { code: 40060, message: 'Interaction has already been acknowledged.' } };
    },
  },
  {
    method: 'PATCH',
    path: ORIGINAL,
    open: true,
    answer({ waiting }, { webhook_token = '' }, body) {
      const edited = waiting.edit(webhook_token, body as Callback['data']);
      return edited ? { status: 200, body: EDITED } : UNKNOWN_WEBHOOK;
    },
  },
  {
    method: 'DELETE',
    path: ORIGINAL,
    open: true,
    answer: ({ waiting }, { webhook_token = '' }) =>
      waiting.deleteDeferral(webhook_token) ? { status: 204 } : UNKNOWN_WEBHOOK,
  },
  {
    method: 'POST',
    path: FOLLOW_UP,
    open: true,
    answer({ waiting }, { webhook_token = '' }, body) {
      const sent = waiting.followUp(webhook_token, body as Callback['data']);
      return sent ? { status: 200, body: EDITED } : UNKNOWN_WEBHOOK;
    },
  },
];

function commandRoutes(path: string): Route[] {
  const checked = (
    answer: (registry: Registry, place: string, body: unknown, id: string) => Answer,
  ): Route['answer'] => {
    return ({ registry, servers }, params, body) => {
      const place = params.guild_id ?? 'global';
      if (place !== 'global' && !servers.guild(place))
        return { status: 403, body: { code: 50001, message: 'Missing Access' } };
      return answer(registry, place, body, params.command_id ?? '');
    };
  };
  type Body = Record<string, unknown>;
  return [
    {
      method: 'GET',
      path,
      answer: checked((registry, place) => ({ status: 200, body: registry.list(place) })),
    },
    {
      method: 'PUT',
      path,
      answer: checked((registry, place, body) => {
        const list = registry.replace(place, body as Body[]);
        if (list) return { status: 200, body: list };
        const message = "You cannot remove this app's Entry Point command in a bulk update operation.";
        return { status: 400, body: { code: 50240, message } };
      }),
    },
    {
      method: 'POST',
      path,
      answer: checked((registry, place, body) => ({ status: 201, body: registry.add(place, body as Body) })),
    },
    {
      method: 'DELETE',
      path: `${path}/{command_id}`,
      answer: checked((registry, place, _body, id) =>
        registry.remove(place, id)
          ? { status: 204 }
          : { status: 404, body: { code: 10063, message: 'Unknown application command' } },
      ),
    },
  ];
}
