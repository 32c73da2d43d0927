import log from 'electron-log/node';
import { join } from 'node:path';
import { type LogFields, redact } from './redact';

/** Two files of this size are kept. */
const FILE_MAX_BYTES = 2 * 1024 * 1024;

export type LogLevel = 'info' | 'warn' | 'error';

export interface Log {
  /**
   * @param name what happened, as a code of this source: `session.resumed`
   * @param fields numbers, ids and codes; whatever else is put in is redacted
   */
  info(name: string, fields?: LogFields): void;
  warn(name: string, fields?: LogFields): void;
  error(name: string, fields?: LogFields): void;
}

/** Writes one finished line. */
export type LogSink = (level: LogLevel, line: string) => void;

/** Puts the redaction in front of a sink: no caller can go round it. */
export function redactingLog(sink: LogSink, now: () => number = Date.now): Log {
  const write = (level: LogLevel, name: string, fields: LogFields = {}): void => {
    const safe = {
      at: new Date(now()).toISOString(),
      level,
      event: redact(name),
      ...fieldsOf(fields),
    };
    sink(level, JSON.stringify(safe));
  };
  return {
    info: (name, fields) => write('info', name, fields),
    warn: (name, fields) => write('warn', name, fields),
    error: (name, fields) => write('error', name, fields),
  };
}

function fieldsOf(fields: LogFields): Readonly<Record<string, unknown>> {
  const safe = redact(fields);
  return typeof safe === 'object' && safe !== null ? { ...safe } : {};
}

/**
 * A log as JSON lines in `main.log` of a folder, with one older file beside it.
 *
 * @param folder created when missing
 * @param also gets every line as well
 */
export function openLog(folder: string, also: LogSink): Log {
  log.transports.console.level = false;
  log.transports.file.setAppName('Heddle');
  log.transports.file.resolvePathFn = () => join(folder, 'main.log');
  log.transports.file.maxSize = FILE_MAX_BYTES;
  log.transports.file.format = '{text}';
  return redactingLog((level, line) => {
    log[level](line);
    also(level, line);
  });
}
