import { REST } from 'discord.js';
import { describe, expect, it, vi } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { adminCommand, topCommand } from '../../../src/transports/discord/command-bodies.ts';
import { clearCommands, deployCommands } from '../../../src/transports/discord/deploy.ts';
import { GUILD_ID } from '../../fake-discord/payloads.ts';
import { smallAdminCommands } from './small-admin.ts';
import { smallApp } from './small-app.ts';
import { setStage, TOKEN } from './stage.ts';

const GLOBAL = '/applications/{application_id}/commands';
const IN_GUILD = '/applications/{application_id}/guilds/{guild_id}/commands';
const { commands } = smallApp();

const stage = setStage();

function deploy(
  options: { guildId?: string; commands?: typeof commands; commandName?: string } = {},
): Promise<string> {
  const { guildId, ...rest } = options;
  const all = {
    commands: rest.commands ?? commands,
    adminCommands: smallAdminCommands,
    commandName: rest.commandName ?? 'treaty',
  };
  return deployCommands(all, {
    token: TOKEN,
    apiUrl: stage.discord.apiUrl,
    ...(guildId !== undefined && { guildId }),
  });
}

function names(place: string): string[] {
  return stage.discord.registry.list(place).map(({ name }) => name);
}

describe('topCommand', () => {
  it('makes one command of ours, required options first', () => {
    const [echo, count] = topCommand({ commands, commandName: 'treaty' }).options ?? [];
    expect(echo).toEqual({
      type: 1,
      name: 'echo',
      description: 'Says what it was given',
      options: [
        {
          type: 3,
          name: 'words',
          description: 'What to say',
          required: true,
          max_length: 300,
          autocomplete: true,
        },
        { type: 5, name: 'private', description: 'To you alone', required: false },
        {
          type: 3,
          name: 'length',
          description: 'How much',
          required: false,
          choices: [
            { name: 'short', value: 'short' },
            { name: 'full', value: 'full' },
          ],
        },
      ],
    });
    expect(count).toEqual({
      type: 1,
      name: 'count',
      description: 'Counts the uses in this channel',
      options: [],
    });
  });
});

describe('adminCommand', () => {
  it('is for those who manage the server, with its subcommands in the group daily', () => {
    const [admin] = adminCommand({ adminCommands: smallAdminCommands, commandName: 'treaty' });
    expect(admin).toMatchObject({ name: 'treaty-admin', default_member_permissions: 32 });
    expect(admin?.options).toMatchObject([
      {
        type: 2,
        name: 'daily',
        options: [
          {
            type: 1,
            name: 'show',
            options: [
              { type: 7, name: 'channel', required: false, channel_types: [0, 5, 11, 12, 10] },
              { type: 8, name: 'role', required: false },
              { type: 3, name: 'zone', autocomplete: true },
              { type: 5, name: 'publish' },
            ],
          },
          { name: 'fail' },
          { name: 'wait' },
        ],
      },
    ]);
  });

  it.each([
    ['news', 'news-admin'],
    ['x'.repeat(32), `${'x'.repeat(26)}-admin`],
  ])('has the name of everyone’s, %s, with an ending', (commandName, name) => {
    expect(topCommand({ commands, commandName }).name).toBe(commandName);
    expect(adminCommand({ adminCommands: smallAdminCommands, commandName })[0]?.name).toBe(name);
  });

  it('is left out where there is nothing for admins', () => {
    expect(adminCommand({ adminCommands: [], commandName: 'treaty' })).toEqual([]);
  });
});

describe('deployCommands', () => {
  it('registers for servers, direct messages and user installs, and sends nothing the second time', async () => {
    await expect(deploy()).resolves.toBe(
      '/treaty and /treaty-admin are registered everywhere, with 4 and 3 subcommands.',
    );
    await expect(deploy()).resolves.toBe(
      '/treaty and /treaty-admin were registered everywhere as they are: nothing to change.',
    );

    const [put, ...more] = stage.discord.requestsOf('PUT', GLOBAL);
    expect(more).toEqual([]);
    expect(put?.body).toMatchObject([
      { name: 'treaty', contexts: [0, 1, 2], integration_types: [0, 1] },
      { name: 'treaty-admin', contexts: [0], integration_types: [0] },
    ]);
  });

  it('registers in one server alone, without places, and removes the global commands', async () => {
    await deploy();
    await expect(deploy({ guildId: GUILD_ID })).resolves.toBe(
      `/treaty and /treaty-admin are registered in server ${GUILD_ID}, with 4 and 3 subcommands; global commands removed: 2.`,
    );
    await expect(deploy({ guildId: GUILD_ID })).resolves.toMatch('nothing to change.');

    expect(names('global')).toEqual([]);
    expect(names(GUILD_ID)).toEqual(['treaty', 'treaty-admin']);
    const [put, ...more] = stage.discord.requestsOf('PUT', IN_GUILD);
    expect(more).toEqual([]);
    expect(JSON.stringify(put?.body)).not.toMatch(/contexts|integration_types/);
  });

  it.each<[string, (command: Record<string, unknown>) => void]>([
    ['a description', (command) => (command.description = 'Another')],
    ['an option', (command) => (command.options = [])],
    ['the places', (command) => (command.contexts = [1])],
    ['who sees it', (command) => (command.default_member_permissions = 8)],
  ])('registers again where %s differs', async (_what, change) => {
    await deploy();
    const [put] = stage.discord.requestsOf('PUT', GLOBAL);
    for (const ours of (put?.body ?? []) as Record<string, unknown>[]) {
      const changed: Record<string, unknown> = { ...ours };
      change(changed);
      stage.discord.registry.add('global', changed);
      await expect(deploy()).resolves.toMatch('are registered');
      await expect(deploy()).resolves.toMatch('nothing to change');
    }
  });

  it('notices autocompletion, choices, lengths and needs that differ', async () => {
    await deploy();
    for (const change of [
      { suggest: undefined },
      { maxChars: 200 },
      { required: false },
      { description: 'Other' },
    ]) {
      const others = commands.map((command) => ({
        ...command,
        options: command.options.map((option) =>
          option.name === 'words' ? { ...option, ...change } : option,
        ),
      }));
      await expect(deploy({ commands: others as typeof commands })).resolves.toMatch('are registered');
    }
  });

  it('brings back what somebody changed or deleted by hand', async () => {
    const rest = new REST({ api: stage.discord.apiUrl }).setToken(TOKEN);
    await deploy();
    const [treaty] = stage.discord.registry.list('global');
    await rest.delete(`/applications/1100000000000000001/commands/${treaty?.id}`);
    await rest.post('/applications/1100000000000000001/commands', {
      body: { name: 'stray', description: 'Stray' },
    });
    await deploy();
    expect(names('global')).toEqual(['treaty', 'treaty-admin']);
  });

  it('keeps the Entry Point command of an application with an Activity, and does not compare it', async () => {
    const launch = {
      type: 4,
      name: 'launch',
      description: '',
      handler: 2,
      contexts: [0, 1],
      integration_types: [0],
    };
    const { id } = stage.discord.registry.add('global', launch);
    await expect(deploy()).resolves.toMatch('are registered everywhere');
    expect(names('global')).toEqual(['treaty', 'treaty-admin', 'launch']);
    expect(stage.discord.registry.list('global').at(-1)).toMatchObject({ id, type: 4, handler: 2 });
    await expect(deploy()).resolves.toMatch('nothing to change');

    await expect(deploy({ guildId: GUILD_ID })).resolves.toMatch('global commands removed: 2.');
    expect(names('global')).toEqual(['launch']);
    await expect(deploy({ guildId: GUILD_ID })).resolves.toMatch('nothing to change.');
    expect(stage.discord.registry.list('global')).toMatchObject([{ id, type: 4, handler: 2 }]);
  });

  it('names a server that the bot is not in', async () => {
    await expect(deploy({ guildId: '1200000000000000009' })).rejects.toThrow(
      /^GUILD_ID: found 1200000000000000009, /,
    );
    await expect(deploy({ guildId: '1200000000000000009' })).rejects.toBeInstanceOf(Fault);
  });

  it('names the token as the reason when Discord does not take it, and never shows it', async () => {
    stage.discord.gateway.token = 'another';
    const error = await deploy().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Fault);
    expect(String(error)).toMatch('DISCORD_TOKEN');
    expect(String(error)).not.toMatch(TOKEN);
  });

  it('says that Discord is out of reach, and keeps the cause', async () => {
    await stage.discord.goOutOfReach();
    await expect(deploy()).rejects.toMatchObject({
      name: 'DiscordOutOfReach',
      cause: { code: 'ECONNREFUSED' },
    });
  });

  it('goes on after a rate limit, whole or of one route', async () => {
    stage.discord.order('GET', '/applications/@me', {
      kind: 'rate-limit',
      retryAfterSeconds: 0.05,
      global: true,
    });
    stage.discord.order('PUT', GLOBAL, { kind: 'rate-limit', retryAfterSeconds: 0.05, global: false });
    await expect(deploy()).resolves.toMatch('are registered');
  });
});

describe('deployCommands under a long limit', () => {
  it('says at the terminal how long it waits', async () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    stage.discord.order('GET', '/applications/@me', { kind: 'blocked' });
    void deploy().catch(() => undefined);
    await expect.poll(() => write.mock.calls.flat()).toContain('Discord limits the rate: going on in 60 s\n');
    write.mockRestore();
  });
});

describe('clearCommands', () => {
  it("removes a server's own commands and no others", async () => {
    const options = { token: TOKEN, apiUrl: stage.discord.apiUrl };
    await deploy({ guildId: GUILD_ID });
    await deploy();
    await expect(clearCommands(GUILD_ID, options)).resolves.toBe(
      `Commands removed from server ${GUILD_ID}: 2.`,
    );
    await expect(clearCommands(GUILD_ID, options)).resolves.toBe(
      `Server ${GUILD_ID} has no commands of its own.`,
    );
    expect(names(GUILD_ID)).toEqual([]);
    expect(names('global')).toEqual(['treaty', 'treaty-admin']);
  });
});
