import type { Args, Option } from '../core/command.ts';
import type { Reply } from '../core/reply.ts';
import type { SettingsStore } from './settings.ts';

/** What an admin's command may look at while it runs. */
export type SettingsContext = {
  readonly settings: SettingsStore;
  /** The server it was typed in. */
  readonly guildId: string;
};

export type SettingsOption = Omit<Option, 'suggest'>;

/** A command right below the admins' one: `/treaty-admin settings`. It answers privately. */
export type SettingsCommand = {
  readonly name: string;
  readonly description: string;
  readonly options: readonly SettingsOption[];
  /** Rejects only when the store is out of reach. */
  run(context: SettingsContext, args: Args): Promise<Reply>;
};
