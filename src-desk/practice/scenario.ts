/**
 * What a practice customer is made of. Scenarios are plain data; everything that happens with them is in
 * behaviour.ts, director.ts and generate.ts.
 *
 * Texts are small templates (see template.ts): `{order}` is a slot, `{day+3}` a date relative to the moment the
 * text is written, `{Hi|Hello}` a choice made by seed, `[credit:three days without internet]` marks the words that
 * carry an intent.
 */

import type { Channel, EventKind } from '@shared/domain';

export const SECTORS = ['telecoms', 'retail', 'travel', 'banking'] as const;
export type Sector = (typeof SECTORS)[number];

export const LANGUAGES = ['en', 'es', 'de', 'ja', 'ar', 'fr', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];

export const MOODS = ['warm', 'brisk', 'worried', 'cross'] as const;
export type Mood = (typeof MOODS)[number];

/** How soon this customer usually writes back. */
export type Rhythm = 'minutes' | 'hours' | 'days';

export const PICTURE_KINDS = [
  'router-red',
  'parcel-damaged',
  'suitcase-broken',
  'wrong-colour',
  'atm-receipt',
  'leaking-machine',
  'fake-sms',
] as const;
export type PictureKind = (typeof PICTURE_KINDS)[number];

/** What an agent may ask a customer for. `photo` is answered with the scenario's picture, if it has one. */
export const FACTS = ['order', 'address', 'birth', 'photo', 'phone', 'email', 'name'] as const;
export type Fact = (typeof FACTS)[number];

/**
 * Where a slot's value comes from: one of a list, a code (`#` a digit, `@` a capital letter), or an amount of money
 * between two bounds in whole units of the customer's currency (yen are multiplied by 150), optionally added to
 * another amount of the same scenario.
 */
export type Slot =
  | readonly string[]
  | { readonly code: string }
  | { readonly money: readonly [number, number]; readonly above?: string };

export interface IntentTemplate {
  /** Unique within the scenario; used in the marks of its texts. */
  readonly key: string;
  /** Two or three English words, as an agent would note them. */
  readonly label: string;
  /**
   * Regular expressions by which a sentence that answers this intent is recognised, in the customer's language and in
   * English. Without accents, case does not matter; a leading `~` allows a match inside a word.
   */
  readonly stems: readonly string[];
  /** How the customer asks for it again, in full sentences of their own. */
  readonly ask: readonly string[];
  /** What they say when told no; otherwise the voice's general line. */
  readonly refused?: readonly string[];
}

/** One message of an opening. A plain string follows the one before it within about a minute. */
export type OpeningMessage =
  | string
  | { readonly text: string; readonly afterMinutes?: number; readonly picture?: PictureKind };

export type Opening = readonly OpeningMessage[];

/** A line of a written dialogue: customer, agent, or an internal note; `h` is the pause before it in hours. */
export type Line =
  | { readonly c: string; readonly h?: number; readonly picture?: PictureKind }
  | { readonly a: string; readonly h?: number }
  | { readonly n: string; readonly h?: number };

/** A whole earlier episode. */
export interface Dialogue {
  readonly id: string;
  readonly sector: Sector | 'any';
  readonly language: Language;
  readonly intents: readonly string[];
  readonly tags: readonly string[];
  /** One line that says how it ended, in English. */
  readonly outcome: string;
  readonly slots?: Readonly<Record<string, Slot>>;
  readonly lines: readonly Line[];
}

/** An earlier episode that belongs to one scenario: it uses the scenario's slots and language. */
export interface OwnHistory {
  readonly daysAgo: number;
  readonly intents: readonly string[];
  readonly outcome: string;
  readonly lines: readonly Line[];
}

/** What makes the same customer write again some time after the resolution. */
export interface Later {
  readonly afterDays: readonly [number, number];
  readonly intents: readonly IntentTemplate[];
  readonly opening: Opening;
  readonly goodReply: string;
}

export interface Scenario {
  readonly id: string;
  readonly sector: Sector;
  readonly title: string;
  readonly language: Language;
  readonly channels: readonly Channel[];
  readonly mood: Mood;
  readonly rhythm: Rhythm;
  readonly tags: readonly string[];
  /** Overrides of the sector's usual attributes, by display name. */
  readonly attributes?: Readonly<Record<string, readonly string[]>>;
  readonly slots: Readonly<Record<string, Slot>>;
  /** Kind, days relative to the first message, English text. */
  readonly events: readonly (readonly [EventKind, number, string])[];
  readonly intents: readonly IntentTemplate[];
  readonly openings: readonly Opening[];
  /** Sent when somebody asks for a photo, if the opening did not have it already. */
  readonly picture?: PictureKind;
  /** Questions an agent would probably ask here (regular expressions as in stems) with what the customer answers. */
  readonly questions?: readonly (readonly [string, string])[];
  /** When everything is answered. */
  readonly thanks: readonly string[];
  /** A model answer in the customer's language: answers every intent, one sentence or more for each. */
  readonly goodReply: string;
  /** The same in English, for customers who write in another language. */
  readonly goodReplyEnglish?: string;
  /** When the answer takes too long. */
  readonly chase?: readonly string[];
  readonly history?: readonly OwnHistory[];
  readonly later?: Later;
}
