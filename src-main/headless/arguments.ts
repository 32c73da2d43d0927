import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { normaliseDeskUrl } from '../connectors/desk';
import { UsageError } from './usage';

/** Where a profile is, and how to print. */
interface Common {
  /** Absolute folder. */
  readonly profile: string;
  readonly json: boolean;
}

/** Which desk, and who signs in. */
interface ToDesk {
  /** In its one normal form. */
  readonly desk: string;
  readonly user: string;
}

/** What the command line asks for. */
export type EngineCommand =
  | ({ readonly name: 'fill'; readonly giveUpAfterMs: number } & Common & ToDesk)
  | ({ readonly name: 'verify' } & Common & ToDesk)
  | ({ readonly name: 'status' } & Common)
  | ({ readonly name: 'search'; readonly text: string; readonly limit: number } & Common)
  | ({ readonly name: 'reset'; readonly yes: boolean } & Common)
  | { readonly name: 'help' };

export type CommandOf<N extends EngineCommand['name']> = Extract<EngineCommand, { name: N }>;

const GIVE_UP_AFTER_S = 60;
const GIVE_UP_MAX_S = 86_400;
const LIMIT = 20;
const LIMIT_MAX = 1000;

const options = {
  desk: { type: 'string' },
  user: { type: 'string' },
  profile: { type: 'string' },
  json: { type: 'boolean' },
  yes: { type: 'boolean' },
  limit: { type: 'string' },
  'give-up-after': { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const EVERYWHERE = ['profile', 'json', 'desk', 'user'];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  fill: ['give-up-after'],
  verify: [],
  status: [],
  search: ['limit'],
  reset: ['yes'],
};

/**
 * Reads the command line.
 *
 * @param argv without the program's name
 * @param folder what relative folders are relative to
 * @throws UsageError saying what is wrong with it
 */
export function readArguments(argv: readonly string[], folder: string): EngineCommand {
  const { values, positionals } = parsed(argv);
  const [name, ...words] = positionals;
  if (values.help === true || name === 'help' || argv.length === 0) return { name: 'help' };
  const allowed = ALLOWED[name ?? ''];
  if (name === undefined || !allowed) throw new UsageError(`There is no command "${name ?? ''}".`);
  const stray = Object.keys(values).find((each) => ![...EVERYWHERE, ...allowed].includes(each));
  if (stray !== undefined) throw new UsageError(`"${name}" does not know --${stray}.`);
  if (name !== 'search' && words[0] !== undefined) {
    throw new UsageError(`"${words[0]}" is one word too many.`);
  }
  const profile = needed(name, 'profile DIR, the folder of the databases', values.profile);
  const common: Common = { profile: resolve(folder, profile), json: values.json === true };
  switch (name) {
    case 'fill': {
      const seconds = whole('give-up-after', values['give-up-after'], GIVE_UP_AFTER_S, {
        min: 1,
        max: GIVE_UP_MAX_S,
      });
      return { name, ...common, ...toDesk(name, values), giveUpAfterMs: seconds * 1000 };
    }
    case 'verify':
      return { name, ...common, ...toDesk(name, values) };
    case 'search': {
      const text = words.join(' ').trim();
      if (text === '') throw new UsageError('"search" needs the words to search for.');
      const limit = whole('limit', values.limit, LIMIT, { min: 1, max: LIMIT_MAX });
      return { name, ...common, text, limit };
    }
    case 'reset':
      return { name, ...common, yes: values.yes === true };
    default:
      return { name: 'status', ...common };
  }
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function needed(name: string, what: string, value: string | undefined): string {
  if (value !== undefined && value !== '') return value;
  throw new UsageError(`"${name}" needs --${what}.`);
}

function toDesk(
  name: string,
  values: { readonly desk?: string | undefined; readonly user?: string | undefined },
): ToDesk {
  const address = normaliseDeskUrl(needed(name, 'desk URL, the address of the desk', values.desk));
  if (!address.ok) throw new UsageError(address.error.message);
  return { desk: address.value, user: needed(name, 'user NAME, who signs in', values.user) };
}

function whole(
  option: string,
  text: string | undefined,
  usual: number,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= min && value <= max) return value;
  throw new UsageError(`--${option} must be a whole number from ${min} to ${max}, not "${text}".`);
}
