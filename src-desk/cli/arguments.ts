import { parseArgs } from 'node:util';
import { UsageError } from './usage';

/** What the command line asks for. */
export type CliCommand =
  | {
      readonly name: 'serve';
      readonly data: string;
      readonly port: number;
      readonly host: string;
      readonly practice: boolean;
      readonly speed: number | null;
      readonly seed: number | null;
      /** Days of history that consoles may keep; null: all of it. */
      readonly historyDays: number | null;
    }
  | {
      readonly name: 'import';
      readonly file: string;
      readonly data: string;
      readonly open: number | null;
      readonly json: boolean;
    }
  | {
      readonly name: 'devices';
      readonly data: string;
      /** Login; null: of everybody. */
      readonly agent: string | null;
      readonly json: boolean;
    }
  | {
      readonly name: 'wipe';
      readonly data: string;
      readonly agent: string;
      /** Null: all that the agent has signed in with. */
      readonly device: string | null;
      readonly json: boolean;
    }
  | { readonly name: 'openapi'; readonly out: string | null }
  | { readonly name: 'help' };

const DEFAULT_PORT = 4600;

const options = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  practice: { type: 'boolean' },
  speed: { type: 'string' },
  seed: { type: 'string' },
  'history-days': { type: 'string' },
  open: { type: 'string' },
  json: { type: 'boolean' },
  out: { type: 'string' },
  agent: { type: 'string' },
  device: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  serve: ['data', 'port', 'host', 'practice', 'speed', 'seed', 'history-days'],
  import: ['data', 'open', 'json'],
  devices: ['data', 'agent', 'json'],
  wipe: ['data', 'agent', 'device', 'json'],
  openapi: ['out'],
};

/**
 * Reads the command line.
 *
 * @param argv without the program's name
 * @throws UsageError saying what is wrong with it
 */
export function readArguments(argv: readonly string[]): CliCommand {
  const { values, positionals } = parsed(argv);
  const [name, ...rest] = positionals;
  if (values.help === true || name === 'help' || (name === undefined && argv.length === 0)) {
    return { name: 'help' };
  }
  const allowed = ALLOWED[name ?? ''];
  if (name === undefined || !allowed) throw new UsageError(`There is no command "${name ?? ''}".`);
  const stray = Object.keys(values).find((option) => !allowed.includes(option));
  if (stray !== undefined) throw new UsageError(`"${name}" does not know --${stray}.`);
  const surplus = name === 'import' ? rest[1] : rest[0];
  if (surplus !== undefined) throw new UsageError(`"${surplus}" is one word too many.`);
  if (name === 'openapi') return { name, out: values.out ?? null };
  const data = values.data;
  if (data === undefined || data === '') {
    throw new UsageError(`"${name}" needs --data DIR, the folder of the desk's data.`);
  }
  if (name === 'import') {
    const [file] = rest;
    if (file === undefined) throw new UsageError('"import" needs a file.');
    const open = values.open === undefined ? null : whole('open', values.open, 1_000_000);
    return { name, file, data, open, json: values.json === true };
  }
  const json = values.json === true;
  if (name === 'devices') return { name, data, agent: values.agent ?? null, json };
  if (name === 'wipe') {
    const { agent, device } = values;
    if (agent === undefined || agent === '') {
      throw new UsageError('"wipe" needs --agent LOGIN, the agent whose data are to go.');
    }
    if (device === '') throw new UsageError('--device needs an id; "devices" lists them.');
    return { name, data, agent, device: device ?? null, json };
  }
  const historyDays = values['history-days'];
  return {
    name: 'serve',
    data,
    port: values.port === undefined ? DEFAULT_PORT : whole('port', values.port, 65_535),
    host: values.host ?? '127.0.0.1',
    practice: values.practice === true,
    speed: values.speed === undefined ? null : positive('speed', values.speed),
    seed: values.seed === undefined ? null : whole('seed', values.seed, 2 ** 32 - 1),
    historyDays: historyDays === undefined ? null : whole('history-days', historyDays, 36_500, 1),
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function whole(option: string, text: string, max: number, min = 0): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isInteger(value) && value >= min && value <= max) return value;
  throw new UsageError(`--${option} must be a whole number from ${min} to ${max}, not "${text}".`);
}

function positive(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() !== '' && Number.isFinite(value) && value >= 0) return value;
  throw new UsageError(`--${option} must be a number from 0 on, not "${text}".`);
}
