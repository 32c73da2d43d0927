import type { LogLevel, LogSink } from './log';

const LINES_MAX = 40;

/** The last warnings and errors of this run, as they stand in the log. */
export interface RecentProblems {
  readonly sink: LogSink;
  /** Oldest first; redacted, because only redacted lines come here. */
  readonly lines: readonly string[];
}

/** Keeps what goes to the log, apart from what is only said. */
export function createRecentProblems(): RecentProblems {
  const lines: string[] = [];
  return {
    sink: (level: LogLevel, line: string) => {
      if (level === 'info') return;
      lines.push(line);
      if (lines.length > LINES_MAX) lines.shift();
    },
    lines,
  };
}
