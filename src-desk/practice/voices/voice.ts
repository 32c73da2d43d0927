import type { Fact, Mood } from '../scenario';

/** Lines for one situation: for every mood, with own ones for some. */
export type MoodLines = { readonly any: readonly string[] } & {
  readonly [M in Mood]?: readonly string[];
};

/** How the customers of one language react. Scenarios bring their own thanks and questions; this is the rest. */
export interface Voice {
  /** Part of it was answered; the open questions follow. */
  readonly partly: MoodLines;
  /** Nothing was answered, though something was said; the open questions follow. */
  readonly notAnswered: MoodLines;
  /** Only a greeting came; the open questions follow. */
  readonly greetingOnly: MoodLines;
  /** "I'll look into it". */
  readonly holdOk: MoodLines;
  /** The same again. */
  readonly holdAgain: MoodLines;
  /** An answer was promised for a time. */
  readonly promiseOk: MoodLines;
  readonly refused: MoodLines;
  /** After a second no. */
  readonly refusedAccepted: MoodLines;
  readonly offerYes: MoodLines;
  readonly offerNo: MoodLines;
  readonly offerAfterwards: MoodLines;
  readonly rude: MoodLines;
  readonly nonsense: MoodLines;
  /** The reply was in a language they cannot read. */
  readonly otherLanguage: MoodLines;
  /** The reply was in English, which is not theirs; said once, before the rest. */
  readonly inEnglish: MoodLines;
  readonly consent: MoodLines;
  readonly dateFits: MoodLines;
  readonly nothingElse: MoodLines;
  readonly unknownQuestion: MoodLines;
  readonly askedAlready: MoodLines;
  readonly photoSent: MoodLines;
  readonly noPhoto: MoodLines;
  readonly chase: MoodLines;
  readonly chasePromise: MoodLines;
  readonly giveUp: MoodLines;
  /** An agent writes first, and there is nothing to do. */
  readonly pleased: MoodLines;
  /** How asked-for information is given; `{value}` is filled in. */
  readonly facts: { readonly [F in Exclude<Fact, 'photo'>]: readonly string[] };
}
