import { TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser';
import type { MessageValues } from './translate';

/** Stands behind the name of an argument that is only written, and not counted. */
const WRITTEN = ' written';
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const ISOLATE_OPEN = '\u2068';
const ISOLATE_CLOSE = '\u2069';

function writtenElement(element: MessageFormatElement): MessageFormatElement {
  if (element.type === TYPE.argument) return { ...element, value: element.value + WRITTEN };
  if (element.type === TYPE.plural || element.type === TYPE.select) {
    const options = Object.fromEntries(
      Object.entries(element.options).map(([key, option]) => [
        key,
        { ...option, value: option.value.map(writtenElement) },
      ]),
    );
    return { ...element, options };
  }
  return element;
}

/** Renames the arguments of a parsed message that are only written, for `writtenValues`. */
export function withWrittenArguments(
  message: readonly MessageFormatElement[],
): MessageFormatElement[] {
  return message.map(writtenElement);
}

/**
 * The values of a message twice: as they are for plurals, and as they are written. Numbers get the
 * digits of the locale; a text of the other direction is isolated (UAX #9), so that a customer's name
 * does not turn the sentence around it.
 *
 * @param writeNumber writes a number without grouping
 */
export function writtenValues(
  values: MessageValues,
  dir: 'ltr' | 'rtl',
  writeNumber: (value: number) => string,
): MessageValues {
  const all: Record<string, string | number | Date> = { ...values };
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === 'number') all[name + WRITTEN] = writeNumber(value);
    else if (typeof value === 'string') all[name + WRITTEN] = isolated(value, dir);
    else all[name + WRITTEN] = value;
  }
  return all;
}

function isolated(text: string, dir: 'ltr' | 'rtl'): string {
  if (text === '' || (dir === 'ltr' && !RIGHT_TO_LEFT.test(text))) return text;
  return `${ISOLATE_OPEN}${text}${ISOLATE_CLOSE}`;
}
