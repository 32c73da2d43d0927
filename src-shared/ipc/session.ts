import { z } from 'zod';
import { agentSchema, timestampSchema } from '../domain';

/* Who is signed in, and how what this computer keeps is protected. */

/**
 * What protects the key of the databases: the system's key store, a passphrase, or nothing (it
 * lies in a file). `memory`: the key exists only in this run; nothing readable stays.
 */
export const encryptionSchema = z.enum(['key-store', 'passphrase', 'memory', 'no-key-store']);

/** What has to be decided or typed before a session can go on. */
export const sessionQuestionSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('protect'),
    /** There is no key store: at all, or an earlier Heddle put the key into a file. */
    reason: z.enum(['no-key-store', 'key-in-file']),
    /** The desk that was signed in to; null when it is not known yet. */
    deskName: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('passphrase'),
    /** The last one was another one. */
    wrong: z.boolean(),
    /** When the next try is taken; null: now. */
    retryAt: timestampSchema.nullable(),
  }),
  /** The key store does not give the key. */
  z.object({ kind: z.literal('key-lost') }),
]);

/** Local data that the desk had removed, for the person at the screen. */
export const sessionRemovalSchema = z.object({
  deskName: z.string(),
  at: timestampSchema,
  /** What had not been sent and went with it. */
  replies: z.number().int(),
  drafts: z.number().int(),
});

export const sessionViewSchema = z.object({
  status: z.enum(['signed-out', 'signing-in', 'choosing-protection', 'locked', 'signed-in']),
  /** What is under way. */
  work: z.enum(['starting', 'signing-in', 'changing-key', 'erasing']).nullable(),
  /** How far it is, 0 to 1; null when nobody knows. */
  progress: z.number().min(0).max(1).nullable(),
  /** Set while `choosing-protection` or `locked`. */
  question: sessionQuestionSchema.nullable(),
  /** Not yet acknowledged. */
  removal: sessionRemovalSchema.nullable(),
  /** Set when signed in, also while offline. */
  agent: agentSchema.nullable(),
  desk: z.object({ name: z.string(), url: z.string() }).nullable(),
  /** The desk is the practice desk that runs inside the app. */
  practice: z.boolean(),
  /** Why the last attempt to sign in, or to change the key, failed. */
  problem: z.object({ code: z.string(), message: z.string() }).nullable(),
  targetMinutes: z.number().int(),
  attachmentMaxBytes: z.number().int(),
  attachmentMediaTypes: z.array(z.string()),
});

/** What is only on this computer and would go with its data. */
export const unsentSchema = z.object({
  /** Replies, notes and whispers that the desk does not have. */
  replies: z.number().int(),
  /** Other changes, for instance a resolution. */
  changes: z.number().int(),
  /** Conversations with something half written. */
  drafts: z.number().int(),
  /** Older local data of this account that were set aside. */
  setAside: z.number().int(),
});

/** How the local data of whoever is signed in are protected. */
export const securitySchema = z.object({
  encryption: encryptionSchema,
  /** Which key store has the key: `dpapi`, `keychain`, `gnome_libsecret` …; null when none has. */
  backend: z.string().nullable(),
  /** When the key was made; null when it was not noted. */
  madeAt: timestampSchema.nullable(),
  /** There is a key store on this computer. */
  keyStore: z.boolean(),
});

export type SessionView = z.infer<typeof sessionViewSchema>;
export type SessionQuestion = z.infer<typeof sessionQuestionSchema>;
export type SessionRemoval = z.infer<typeof sessionRemovalSchema>;
export type Unsent = z.infer<typeof unsentSchema>;
export type Security = z.infer<typeof securitySchema>;
