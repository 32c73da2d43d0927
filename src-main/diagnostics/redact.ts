/** What a log line may carry besides its name: numbers, switches, ids and codes. Never free text. */
export type LogFields = Readonly<Record<string, unknown>>;

const REDACTED = '[redacted]';
/** A code, an id, a file's base name, a host: no spaces, so no sentence. */
const TOKEN = /^[\w.:/#-]{1,80}$/;
/** Random-looking strings: keys, tokens, hashes. */
const SECRET_LIKE = /[A-Za-z0-9_-]{32,}/;
/** Card, account and telephone numbers. */
const LONG_NUMBER = /\d[\d ./-]{7,}\d/;
/** Fields that hold what people wrote, or secrets, whatever their value looks like. */
const SENSITIVE_FIELD =
  /text|body|preview|subject|name|password|secret|token|key|authorization|cookie|query|url/i;
/** Errors whose messages are written in this project's source and hold no data. */
const OWN_ERRORS: ReadonlySet<string> = new Set(['ConnectorError', 'Refusal']);
const STACK_FRAMES = 12;
const DEPTH_MAX = 3;

/**
 * Makes a value safe to be written to a log, whatever a caller put into it. Works by allowing:
 * numbers, booleans and short codes pass; a string that could be a sentence, a secret, an address or
 * a number that belongs to a person does not.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (value === null || value === undefined) return value ?? null;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (typeof value === 'string') return redactString(value);
  if (value instanceof Error) return redactError(value, depth);
  if (depth >= DEPTH_MAX || typeof value !== 'object') return REDACTED;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.slice(0, 20).map((each) => redact(each, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      redactString(name),
      SENSITIVE_FIELD.test(name) && typeof each === 'string' ? REDACTED : redact(each, depth + 1),
    ]),
  );
}

function redactString(text: string): string {
  if (!TOKEN.test(text) || SECRET_LIKE.test(text) || LONG_NUMBER.test(text)) return REDACTED;
  return text;
}

/**
 * The name, the code and where it happened. The message of a foreign error is left out: JSON.parse,
 * for one, quotes what it could not read.
 */
function redactError(error: Error, depth: number): Readonly<Record<string, unknown>> {
  const { code, syscall, problem } = fieldsOf(error);
  return {
    error: redactString(error.name),
    ...(typeof code === 'string' ? { code: redactString(code) } : {}),
    ...(typeof syscall === 'string' ? { syscall: redactString(syscall) } : {}),
    ...(typeof problem === 'string' ? { problem: redactString(problem) } : {}),
    ...(OWN_ERRORS.has(error.name) ? { message: error.message } : {}),
    at: stackFrames(error),
    ...(error.cause !== undefined && depth < DEPTH_MAX
      ? { cause: redact(error.cause, depth + 1) }
      : {}),
  };
}

function fieldsOf(error: Error): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(error));
}

/** `function (file:line:column)` of each frame; folders, which name the user, are left out. */
function stackFrames(error: Error): readonly string[] {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return frames.slice(0, STACK_FRAMES).map((line) => {
    const place = /([^/\\() ]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? '?';
    const name = /^\s+at (?:async )?([\w.$<>]{1,60}) /.exec(line)?.[1] ?? '';
    return `${name}(${place})`;
  });
}
