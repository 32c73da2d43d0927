/* What is exported, and in which words; a part of the store's interface (api.ts). */

/** A page of what is exported. */
export interface ExportPage {
  readonly text: string;
  /** Messages in it. */
  readonly count: number;
  /** Where the next page begins; null at the end. */
  readonly next: number | null;
}

/** The words of a transcript. */
export interface TranscriptWords {
  /** BCP 47, for dates and times. */
  readonly locale: string;
  readonly note: string;
  readonly whisper: string;
  readonly attachment: string;
  /** Who wrote what nobody wrote. */
  readonly system: string;
}

/** What stands over and under the messages of a transcript. */
export interface TranscriptFrame {
  readonly title: string;
  /** Lines under the title. */
  readonly facts: readonly string[];
  readonly footer: string;
}

/** Where a transcript goes on. */
export interface TranscriptPlace {
  readonly position: number;
  readonly rowId: number;
  /** When the last message that was written was sent (Unix ms); null: none was yet. */
  readonly at: number | null;
}

/** What of a conversation is written. */
export interface TranscriptRequest {
  readonly threadId: string;
  /** Whether notes and whispers are written too. */
  readonly internal: boolean;
  readonly words: TranscriptWords;
  readonly frame: TranscriptFrame;
}

export interface TranscriptPage {
  readonly text: string;
  readonly count: number;
  readonly next: TranscriptPlace | null;
}
