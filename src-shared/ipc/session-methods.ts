import { z } from 'zod';
import { practiceAccountSchema } from '../desk-process';
import {
  PASSPHRASE_MAX_LENGTH,
  PASSPHRASE_MIN_LENGTH,
  passphraseLength,
} from '../rules/passphrase';
import { method } from './method';
import { securitySchema, sessionViewSchema, unsentSchema } from './session';

const nothing = z.undefined();
const passphraseSchema = z.string().min(1).max(PASSPHRASE_MAX_LENGTH);
const newPassphraseSchema = passphraseSchema.refine(
  (typed) => passphraseLength(typed) >= PASSPHRASE_MIN_LENGTH,
);

/** What can be asked of main about signing in, and about what protects the local data. */
export const sessionMethods = {
  'session.get': method('anyone', nothing, sessionViewSchema),
  'session.signIn': method(
    'anyone',
    z.object({
      url: z.string().min(1).max(2000),
      user: z.string().min(1).max(200),
      password: z.string().max(500),
    }),
    sessionViewSchema,
  ),
  /** Signs in to the practice desk inside the app; the accounts are rosa, ken and marta (lead). */
  'session.practice': method(
    'anyone',
    z.object({ account: practiceAccountSchema }),
    sessionViewSchema,
  ),
  /**
   * Where there is no key store: how the local data are to be protected. `memory`: not at all,
   * because nothing is kept longer than this run.
   */
  'session.protect': method(
    'anyone',
    z.discriminatedUnion('with', [
      z.object({ with: z.literal('passphrase'), passphrase: newPassphraseSchema }),
      z.object({ with: z.literal('memory') }),
    ]),
    sessionViewSchema,
  ),
  /** Opens what is locked; null: asks the key store again. */
  'session.unlock': method(
    'anyone',
    z.object({ passphrase: passphraseSchema.nullable() }),
    sessionViewSchema,
  ),
  /** Leaves the question of `session.get` unanswered, for the form to sign in. Nothing is deleted. */
  'session.leave': method('anyone', nothing, sessionViewSchema),
  /** Puts what is locked out of the way, unread, so that a sign-in begins anew. */
  'session.setAside': method('anyone', nothing, sessionViewSchema),
  /** The person at the screen has read that local data were removed. */
  'session.acknowledge': method('anyone', nothing, sessionViewSchema),
  'session.security': method('signed-in', nothing, securitySchema),
  /** A new key, or another protection for it; encrypts everything again. */
  'session.changeKey': method(
    'signed-in',
    z.discriminatedUnion('to', [
      /** A new key under the same protection; the passphrase when that is one. */
      z.object({ to: z.literal('new-key'), passphrase: passphraseSchema.nullable() }),
      z.object({ to: z.literal('key-store') }),
      /** `current`: the passphrase so far; null when there was none. */
      z.object({
        to: z.literal('passphrase'),
        current: passphraseSchema.nullable(),
        passphrase: newPassphraseSchema,
      }),
    ]),
    sessionViewSchema,
  ),
  /** What would be lost with the local data. */
  'session.unsent': method('signed-in', nothing, unsentSchema),
  /** Local data of a real desk are always deleted with it; `deleteData` is for those of practice. */
  'session.signOut': method('anyone', z.object({ deleteData: z.boolean() }), sessionViewSchema),
} as const;
