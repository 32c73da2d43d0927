import { createInterface } from 'node:readline';
import { EngineError } from './usage';

/** Where the program's questions go and answers come from, and where it prints. */
export interface Terminal {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** Questions, progress and complaints, so that the output holds results only. */
  readonly messages: NodeJS.WriteStream;
}

const ENTER = new Set(['\r', '\n']);
const BACKSPACE = new Set(['\u007f', '\b']);
const CTRL_C = '\u0003';
const CTRL_D = '\u0004';

/**
 * The password: from the environment, or typed on the terminal, where it is not shown. Never an
 * argument, because every program on the computer can read those.
 *
 * @throws EngineError when there is neither
 */
export async function readPassword(
  given: string | undefined,
  user: string,
  terminal: Terminal,
): Promise<string> {
  if (given !== undefined) return given;
  if (!terminal.input.isTTY) {
    throw new EngineError(
      'no-password',
      'There is no terminal to ask for the password on. Put it into HEDDLE_PASSWORD.',
    );
  }
  terminal.messages.write(`Password of ${user}: `);
  return hiddenLine(terminal);
}

/** Reads a line without showing it. */
function hiddenLine({ input, messages }: Terminal): Promise<string> {
  return new Promise((resolve, reject) => {
    let typed: string[] = [];
    const end = (): void => {
      input.off('data', onData);
      input.setRawMode(false);
      input.pause();
      messages.write('\n');
    };
    const onData = (chunk: string): void => {
      for (const character of chunk) {
        if (ENTER.has(character)) {
          end();
          resolve(typed.join(''));
          return;
        }
        if (character === CTRL_C || (character === CTRL_D && typed.length === 0)) {
          end();
          reject(new EngineError('stopped', 'Stopped.'));
          return;
        }
        if (BACKSPACE.has(character)) typed = typed.slice(0, -1);
        else typed.push(character);
      }
    };
    input.setEncoding('utf8');
    input.setRawMode(true);
    input.on('data', onData);
    input.resume();
  });
}

/** Asks questions one after the other; the answers may be typed or piped in. */
export interface Questions {
  /** @returns the line, trimmed; null when nobody answers any more */
  ask(question: string): Promise<string | null>;
  end(): void;
}

export function openQuestions({ input, messages }: Terminal): Questions {
  const lines = createInterface({ input, terminal: false });
  const answers = lines[Symbol.asyncIterator]();
  return {
    ask: async (question) => {
      messages.write(question);
      const next = await answers.next();
      return next.done === true ? null : next.value.trim();
    },
    end: () => lines.close(),
  };
}
