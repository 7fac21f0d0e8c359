/** What a server has set for itself. */
export type ServerSettings = {
  /** Whether the bot answers messages of the server that mention it or reply to it. */
  readonly mentions: boolean;
};

/** What holds where a server has set nothing. */
export const DEFAULT_SETTINGS: ServerSettings = { mentions: false };

/**
 * Keeps the settings of servers. Each method sees and changes what is of the server it names and nothing else. Both reject
 * with `StoreUnavailable` where the store is out of reach.
 */
export type SettingsStore = {
  of(guildId: string): Promise<ServerSettings>;
  /** Changes what is given and leaves the rest. */
  change(guildId: string, changed: Partial<ServerSettings>): Promise<void>;
};
