import type { AttributeValue, Attributes } from '@shared/domain';

const MAX_NAME_LENGTH = 120;
const MAX_VALUE_LENGTH = 4000;
/** An attribute needs a name: a console sets aside a customer with one that has none. */
const NAMELESS = 'Other';

/** `date_of_birth` and `dateOfBirth` as a person would write them: `Date of birth`. */
export function humanised(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_.\s-]+/g, ' ')
    .trim()
    .toLowerCase();
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Any JSON value as one scalar that a person can read. */
export function readable(value: unknown): AttributeValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value.slice(0, MAX_VALUE_LENGTH);
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  const text = Array.isArray(value)
    ? value.map(readable).join(value.some(isObject) ? '; ' : ', ')
    : isObject(value)
      ? objectText(value)
      : '';
  return text.slice(0, MAX_VALUE_LENGTH);
}

function objectText(value: JsonObject): string {
  const entries = Object.entries(value);
  // A map from id to thing: the id is usually in the thing as well.
  if (entries.length > 0 && entries.every(([, each]) => isObject(each))) {
    return entries.map(([, each]) => readable(each)).join('; ');
  }
  return entries
    .map(([key, each]) => `${humanised(key).toLowerCase()} ${readable(each)}`)
    .join(', ');
}

/**
 * Nested source attributes as flat ones with readable names: one level of nesting goes into the
 * name, anything deeper into the value.
 */
export function flattened(source: JsonObject): Attributes {
  const flat: Record<string, AttributeValue> = {};
  const put = (name: string, value: unknown) => {
    flat[humanised(name).slice(0, MAX_NAME_LENGTH) || NAMELESS] = readable(value);
  };
  for (const [name, value] of Object.entries(source)) {
    const isPlain = isObject(value) && !Object.values(value).some((each) => isObject(each));
    if (!isPlain) put(name, value);
    else for (const [key, each] of Object.entries(value)) put(`${name} ${key}`, each);
  }
  return flat;
}

/** A JSON value as indented lines without braces and quotes. */
export function readableLines(value: unknown, indent = ''): string {
  if (Array.isArray(value)) {
    return value
      .map((each) => `${indent}- ${readableLines(each, `${indent}  `).trimStart()}`)
      .join('\n');
  }
  if (!isObject(value)) return `${indent}${String(readable(value) ?? 'nothing')}`;
  return Object.entries(value)
    .map(([key, each]: [string, unknown]) => {
      const name = `${indent}${humanised(key)}:`;
      const isNested = typeof each === 'object' && each !== null && Object.keys(each).length > 0;
      return isNested
        ? `${name}\n${readableLines(each, `${indent}  `)}`
        : `${name} ${readable(each) ?? 'none'}`;
    })
    .join('\n');
}

/** The text of a system message: what a tool was asked and what it answered, laid out to be read. */
export function systemText(text: string): string {
  const match = /^(CALL (\S+)|RESULT)\s+([[{][\s\S]*)$/.exec(text);
  if (!match) return text;
  const [, , tool, json = ''] = match;
  try {
    const value: unknown = JSON.parse(json);
    return `${tool === undefined ? 'Result' : humanised(tool)}\n${readableLines(value)}`;
  } catch {
    return text;
  }
}
