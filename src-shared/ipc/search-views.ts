import { z } from 'zod';
import { SEARCH_MAX_LENGTH } from '../domain/limits';
import {
  articleSchema,
  channelSchema,
  customerSchema,
  episodeStateSchema,
  idSchema,
  messageSchema,
  snippetSchema,
  timestampSchema,
} from '../domain';

/* What is found and taken along: results, searches of before, exports, links from outside. */

/** Marked text as segments, so that marks become elements and never HTML. */
export const markedTextSchema = z.array(z.object({ text: z.string(), hit: z.boolean() }));

/** A search as somebody typed it: whoever reads it leaves out what is beyond SEARCH_MAX_LENGTH. */
export const typedSearchSchema = z.string().max(20_000);

/** A search as it is kept or exported: what was read of the typed one. */
export const searchTextSchema = z.string().min(1).max(SEARCH_MAX_LENGTH);

/** A search with a name. */
export const savedSearchSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(80),
  text: searchTextSchema,
});

/** A part of a text in UTF-16 units; `end` is the first unit after it. */
const textSpanSchema = z.object({ start: z.number().int(), end: z.number().int() });

/** A word as it was typed and where it stands in the query, and what is searched for instead. */
const respellingSchema = z.object({ from: z.string(), to: z.string(), span: textSpanSchema });

/** `all`: some of each kind; or one kind of result only. */
export const searchGroupSchema = z.enum([
  'all',
  'message',
  'note',
  'thread',
  'customer',
  'snippet',
  'article',
]);

export const searchResultsSchema = z.object({
  query: z.string(),
  /** How the text was read, for the words of the empty state. */
  tookMs: z.number(),
  messages: z.array(
    z.object({
      messageId: idSchema,
      threadId: idSchema,
      kind: messageSchema.shape.kind,
      side: messageSchema.shape.side,
      authorName: z.string().nullable(),
      customer: customerSchema.pick({ id: true, name: true }),
      channel: channelSchema,
      at: timestampSchema,
      snippet: markedTextSchema,
    }),
  ),
  /** There are more messages than these. */
  moreMessages: z.boolean(),
  /** Conversations that the search is about. */
  threads: z.array(
    z.object({
      threadId: idSchema,
      customer: customerSchema.pick({ id: true, name: true }),
      channel: channelSchema,
      /** Of its newest episode. */
      state: episodeStateSchema.nullable(),
      lastAt: timestampSchema.nullable(),
      /** How many of the matches that were looked at are in it. */
      matches: z.number().int(),
      /** The match to begin with; null when the conversation itself is what was found. */
      messageId: idSchema.nullable(),
      snippet: markedTextSchema,
    }),
  ),
  moreThreads: z.boolean(),
  /** Older messages were not looked at yet; a thorough search does. */
  unfinished: z.boolean(),
  customers: z.array(
    z.object({
      customer: customerSchema.pick({ id: true, name: true, value: true }),
      /** The thread to open, the newest one; null when none is in scope. */
      threadId: idSchema.nullable(),
      name: markedTextSchema,
      detail: z.string(),
    }),
  ),
  snippets: z.array(snippetSchema),
  articles: z.array(articleSchema.extend({ snippet: markedTextSchema })),
  /** There was nothing, so this was searched for instead. */
  corrected: z.array(respellingSchema),
  /** There was little; this may have been meant. */
  suggestions: z.array(respellingSchema),
});

/** What this person searched for before; kept encrypted, on this computer only. */
export const keptSearchesSchema = z.object({
  /** Newest first; only those that led somewhere. */
  recent: z.array(z.object({ text: searchTextSchema, at: timestampSchema })),
  saved: z.array(savedSearchSchema),
});

/** What a link from outside shows. */
export const linkTargetSchema = z.discriminatedUnion('show', [
  z.object({ show: z.literal('thread'), threadId: idSchema, messageId: idSchema.nullable() }),
  z.object({ show: z.literal('search'), text: typedSearchSchema }),
]);

/** What the organisation allows, by the policy file of this computer. */
export const policyViewSchema = z.object({
  export: z.enum(['allowed', 'off']),
  /** Whether Heddle starts with the system; absent: the person at the screen decides. */
  startWithSystem: z.enum(['on', 'off']).optional(),
  /** Days of history that may be kept on this computer; absent: what the desk says counts. */
  historyDays: z.number().int().min(1).optional(),
  /** The policy file that says so; null: there is none, and these are the defaults. */
  file: z.string().nullable(),
  /** Why the file cannot be understood, in words. */
  problem: z.string().nullable(),
});

export const exportResultSchema = z.object({
  outcome: z.enum(['done', 'cancelled']),
  /** Where it is now; null when it was printed or cancelled. */
  file: z.string().nullable(),
  /** Messages written. */
  messages: z.number().int(),
});

export const exportProgressSchema = z.object({
  /** Messages written so far. */
  messages: z.number().int(),
  /** Of so many; null when nobody knows yet. */
  of: z.number().int().nullable(),
});

/** Where the words are found in one thread: positions of messages, oldest first. */
export const threadMatchesSchema = z.object({
  positions: z.array(z.number().int()),
  /** There are more than these, which are the newest. */
  more: z.boolean(),
});

/** Parts of a text, in order and apart. */
const textSpansSchema = z.array(textSpanSchema);

/** What is to be marked in messages that are shown. */
export const messageMarksSchema = z.array(
  z.object({
    messageId: idSchema,
    text: textSpansSchema,
    /** In the names of its files. */
    files: z.array(z.object({ id: idSchema, name: textSpansSchema })),
  }),
);

export const relatedCasesSchema = z.array(
  z.object({
    episodeId: idSchema,
    threadId: idSchema,
    customer: customerSchema.pick({ id: true, name: true }),
    /** The message by which it is alike. */
    openedWith: z.object({ messageId: idSchema, text: z.string() }),
    resolvedAt: timestampSchema.nullable(),
    outcome: z.string().nullable(),
    /** What the agent said most about it. */
    answer: z
      .object({ messageId: idSchema, text: z.string(), agentName: z.string().nullable() })
      .nullable(),
  }),
);

export type MarkedText = z.infer<typeof markedTextSchema>;
export type SearchResults = z.infer<typeof searchResultsSchema>;
export type LinkTarget = z.infer<typeof linkTargetSchema>;
export type PolicyView = z.infer<typeof policyViewSchema>;
export type ExportResult = z.infer<typeof exportResultSchema>;
export type ExportProgress = z.infer<typeof exportProgressSchema>;
export type SavedSearch = z.infer<typeof savedSearchSchema>;
export type SearchGroup = z.infer<typeof searchGroupSchema>;
export type KeptSearches = z.infer<typeof keptSearchesSchema>;
export type RelatedCases = z.infer<typeof relatedCasesSchema>;
export type ThreadMatches = z.infer<typeof threadMatchesSchema>;
export type MessageMarks = z.infer<typeof messageMarksSchema>[number];
