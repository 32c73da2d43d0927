import type { Terminal } from './terminal';

const STEP_MS = 200;
/** Where lines are kept, fewer of them. */
const PLAIN_STEP_MS = 5000;
const JSON_STEP_MS = 1000;

/** A step on the way, in words and as data. */
export interface Progress {
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What a command has to say. */
export interface Output {
  /** Shown at a pace that suits the place: rewritten on a terminal, a line now and then elsewhere. */
  progress(make: () => Progress): void;
  /** Something that the person has to know, whatever the result is. */
  notice(text: string): void;
  /** The result, once: lines for people, or one object for programs. */
  result(lines: readonly string[], data: Readonly<Record<string, unknown>>): void;
  /** Why there is no result. */
  failure(code: string, text: string): void;
  /** Ends a line that is being rewritten. */
  end(): void;
}

/** @param now milliseconds of a clock that never goes back */
export function createOutput(terminal: Terminal, json: boolean, now: () => number): Output {
  const { output, messages } = terminal;
  const rewrites = messages.isTTY && !json;
  const stepMs = json ? JSON_STEP_MS : rewrites ? STEP_MS : PLAIN_STEP_MS;
  let shownAt = -Infinity;
  let isOpen = false;
  const line = (data: Readonly<Record<string, unknown>>): void => {
    output.write(`${JSON.stringify(data)}\n`);
  };
  const end = (): void => {
    if (isOpen) messages.write('\r\u001b[K');
    isOpen = false;
  };
  return {
    progress: (make) => {
      if (now() - shownAt < stepMs) return;
      shownAt = now();
      const { text, data } = make();
      if (json) line({ type: 'progress', ...data });
      else if (rewrites) {
        messages.write(`\r\u001b[K${text}`);
        isOpen = true;
      } else messages.write(`${text}\n`);
    },
    notice: (text) => {
      end();
      messages.write(`${text}\n`);
    },
    result: (lines, data) => {
      end();
      if (json) line({ type: 'result', ...data });
      else for (const each of lines) output.write(`${each}\n`);
    },
    failure: (code, text) => {
      end();
      messages.write(`${text}\n`);
      if (json) line({ type: 'error', code, message: text });
    },
    end,
  };
}
