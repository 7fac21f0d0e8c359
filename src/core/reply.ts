import type { Span, Speaker } from './release/release.ts';

/** What a command says back, in no transport's language. All strings are raw: each transport escapes and cuts them. */
export type Reply = {
  /** What the person asked, shown above the reply where the transport would otherwise hide it. */
  readonly asked?: string;
  readonly title?: string;
  readonly parts: readonly Part[];
  /**
   * Makes the parts a list of channels, each with what is said about it, of which a transport shows as many as it has
   * room for, whole. Gives what to say of the others, by their number, one or more.
   */
  readonly moreChannels?: (count: number) => string;
  /** One line under the reply: release, date, place of the citation. */
  readonly footer?: string;
  readonly buttons: readonly Button[];
  /** Several to choose from, where buttons would be too many. */
  readonly menu?: Menu;
  /** Shown to the asker alone where the transport can. */
  readonly private: boolean;
  /** True for what a button gives in the place of the reply that it stands under, where the transport can. */
  readonly inPlace?: boolean;
  /** Language of the bot's own words in it; English where absent. */
  readonly language?: 'en' | 'ja';
};

export type Part =
  /** A line or paragraph in the bot's own words. */
  | { readonly kind: 'text'; readonly text: string }
  /** The short fact, shown in bold. `workedOut` marks one the release implies and does not spell out. */
  | { readonly kind: 'short'; readonly text: string; readonly workedOut: boolean }
  /** Words that a person passed on, under a label. `marks` are those that differ from the release, as in a quote. */
  | { readonly kind: 'typed'; readonly label: string; readonly text: string; readonly marks: readonly Span[] }
  /**
   * One sentence of the release. `marks` are the words that answer, as offsets in `text`, in order, never overlapping.
   * `listed` stands by itself in a list, with its number and its address on the published page below it.
   */
  | {
      readonly kind: 'quote';
      readonly text: string;
      readonly sentence: number;
      readonly marks: readonly Span[];
      readonly speaker?: Speaker;
      readonly listed?: { readonly url?: string };
      /** A row of a table, cell by cell under the heads of its columns, which is no part of the quotation; absent elsewhere. */
      readonly row?: string;
    }
  /** The date of the sentence below it; worked out where the sentence only implies it. */
  | { readonly kind: 'date'; readonly text: string; readonly workedOut: boolean }
  /**
   * A role that is called, and a few words beside it. Where it comes first it stands where a transport notifies, above
   * everything else.
   */
  | { readonly kind: 'ping'; readonly roleId: string; readonly text: string }
  /** A labelled line: "Signed by: Koji Tsuruoka", with the sentence that says so where there is one. */
  | { readonly kind: 'field'; readonly label: string; readonly text: string; readonly sentence?: number }
  /** A release in a list: its title, which leads to the published page where that is known, and a few words on it. */
  | { readonly kind: 'release'; readonly title: string; readonly url: string; readonly text: string }
  /**
   * A labelled person, by their id, and the day they did it where that is known: "Added by: @Anna, 2 April 2031". Nobody is
   * called by it.
   */
  | { readonly kind: 'person'; readonly label: string; readonly userId: string; readonly atMs?: number }
  /** The name of a channel, above what is said about it. Its id where the transport cannot name it. */
  | { readonly kind: 'channel'; readonly channelId: string }
  /**
   * A labelled instant, in the reader's own time where the transport knows it, else in `zone`. `words` say it as people
   * there would, and go before the reader's own time.
   */
  | {
      readonly kind: 'time';
      readonly label: string;
      readonly atMs: number;
      readonly zone: string;
      readonly words?: string;
    }
  /** A labelled message on Discord: "Last post: 2 April 2031", the text leading to it. */
  | {
      readonly kind: 'message';
      readonly label: string;
      readonly text: string;
      readonly guildId: string;
      readonly channelId: string;
      readonly messageId: string;
    }
  /** Something to type next: `/treaty ask question: …`, where `text` fills the command's first option. */
  | { readonly kind: 'try'; readonly command: string; readonly text: string; readonly description: string };

export type Button =
  /** Runs an action of a command; `state` is all that the action needs, so that it works after a restart: `ButtonState`, written. */
  | {
      readonly kind: 'action';
      readonly label: string;
      readonly command: string;
      readonly action: string;
      readonly state: string;
      /** The question that it asks, whole, where the label may be cut. */
      readonly question?: string;
    }
  /** Posts the private reply that it stands under for everyone, once. Left out where there is one person alone. */
  | { readonly kind: 'share'; readonly label: string }
  | { readonly kind: 'link'; readonly label: string; readonly url: string };

/** A choice runs an action as a button does; its state is the menu's, a full stop, and the value that was chosen. */
export type Menu = {
  /** What is to be chosen, in a few words. */
  readonly prompt: string;
  readonly command: string;
  readonly action: string;
  readonly state: string;
  /** 1 to 25. */
  readonly choices: readonly Choice[];
};

export type Choice = { readonly label: string; readonly description: string; readonly value: string };
