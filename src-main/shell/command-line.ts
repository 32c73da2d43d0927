import { parseArgs } from 'node:util';
import { type PracticeAccount, practiceAccountSchema } from '@shared/desk-process';
import { type Language, languageSchema } from '@shared/ipc/app-views';
import { z } from 'zod';

const commandLineSchema = z.object({
  'desk-data': z.string().min(1).optional(),
  'user-data': z.string().min(1).optional(),
  'practice-speed': z.coerce.number().min(0).max(100_000).optional(),
  'practice-seed': z.coerce.number().int().min(0).optional(),
  account: practiceAccountSchema.optional(),
  'smoke-test': z.boolean().default(false),
  lang: languageSchema.optional(),
  policy: z.string().min(1).optional(),
  hidden: z.boolean().default(false),
});

/** What Heddle was asked for when it was started; undefined where nothing was said. */
export interface CommandLine {
  /** The folder of the practice desk's data. */
  readonly deskData: string | undefined;
  /** Where Heddle keeps everything; for tests and for people who try it beside their own. */
  readonly userData: string | undefined;
  /** How many times faster than life the practice customers are. */
  readonly practiceSpeed: number | undefined;
  readonly practiceSeed: number | undefined;
  /** The practice account to sign in with. */
  readonly account: PracticeAccount | undefined;
  /** Start, show the inbox, print one line, quit. */
  readonly smokeTest: boolean;
  readonly lang: Language | undefined;
  /** A policy file to try out; it counts only where the computer has none. */
  readonly policy: string | undefined;
  /** Started by the system: no window until somebody wants one. */
  readonly hidden: boolean;
}

/**
 * Reads the arguments, in any order and mixed with Chromium's own switches, which are left alone.
 *
 * @param argv as the process got them, the executable's name included or not
 * @throws Error with a sentence for the terminal when a value makes no sense
 */
export function parseCommandLine(argv: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: [...argv],
    strict: false,
    options: {
      'desk-data': { type: 'string' },
      'user-data': { type: 'string' },
      'practice-speed': { type: 'string' },
      'practice-seed': { type: 'string' },
      account: { type: 'string' },
      'smoke-test': { type: 'boolean' },
      lang: { type: 'string' },
      policy: { type: 'string' },
      hidden: { type: 'boolean' },
    },
  });
  const parsed = commandLineSchema.safeParse(values);
  if (!parsed.success) {
    const option = parsed.error.issues[0]?.path[0];
    throw new Error(`Heddle does not understand the value of --${String(option)}.`);
  }
  return {
    deskData: parsed.data['desk-data'],
    userData: parsed.data['user-data'],
    practiceSpeed: parsed.data['practice-speed'],
    practiceSeed: parsed.data['practice-seed'],
    account: parsed.data.account,
    smokeTest: parsed.data['smoke-test'],
    lang: parsed.data.lang,
    policy: parsed.data.policy,
    hidden: parsed.data.hidden,
  };
}
