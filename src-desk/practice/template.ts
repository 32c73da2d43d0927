import type { Language } from './scenario';
import type { Rng } from './rng';
import { formatDay } from './format';

/** Words of a text that carry an intent. */
export interface Mark {
  readonly key: string;
  readonly quote: string;
}

export interface RenderContext {
  readonly slots: Readonly<Record<string, string>>;
  readonly language: Language;
  /** What `{day+3}` counts from, Unix ms. */
  readonly at: number;
  readonly rng: Rng;
}

const MARK = /\[([A-Za-z0-9]+):([^\]]*)\]/g;
const DATE_SLOT = /^(day|weekday|short|month)([+-]\d+)$/;

/**
 * Renders a practice text: choices and slots in braces, then intent marks in brackets.
 *
 * @returns the text as the customer sees it, and which words carry which intent
 * @throws Error when a slot has no value or a brace is left open: a mistake in the written data
 */
export function render(
  template: string,
  context: RenderContext,
): { readonly text: string; readonly marks: readonly Mark[] } {
  const marks: Mark[] = [];
  const filled = fill(template, context);
  const text = filled.replace(MARK, (_whole, key: string, quote: string) => {
    marks.push({ key, quote });
    return quote;
  });
  return { text, marks };
}

/** The rendered text alone. */
export function renderText(template: string, context: RenderContext): string {
  return render(template, context).text;
}

/** The intents that a template marks, without rendering it. */
export function markedKeys(template: string): string[] {
  return [...template.matchAll(MARK)].map((match) => match[1] ?? '');
}

function fill(template: string, context: RenderContext): string {
  let out = '';
  let index = 0;
  while (index < template.length) {
    const char = template[index];
    if (char !== '{') {
      out += char;
      index += 1;
      continue;
    }
    const end = closing(template, index);
    out += fillBrace(template.slice(index + 1, end), context);
    index = end + 1;
  }
  return out;
}

function closing(template: string, open: number): number {
  let depth = 0;
  for (let index = open; index < template.length; index += 1) {
    if (template[index] === '{') depth += 1;
    if (template[index] === '}') depth -= 1;
    if (depth === 0) return index;
  }
  throw new Error(`Practice text has an open brace: ${template}`);
}

function fillBrace(inner: string, context: RenderContext): string {
  const choices = splitChoices(inner);
  if (choices.length > 1) return fill(context.rng.pick(choices), context);
  const date = DATE_SLOT.exec(inner);
  if (date) return formatDay(context.at, Number(date[2]), dateStyle(date[1]), context.language);
  const direct = context.slots[inner];
  if (direct !== undefined) return direct;
  const lower = context.slots[inner.charAt(0).toLowerCase() + inner.slice(1)];
  if (lower === undefined) throw new Error(`Practice text names an unknown slot: ${inner}`);
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}

function dateStyle(name: string | undefined): 'day' | 'weekday' | 'short' | 'month' {
  return name === 'weekday' || name === 'short' || name === 'month' ? name : 'day';
}

function splitChoices(inner: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const char of inner) {
    if (char === '{') depth += 1;
    if (char === '}') depth -= 1;
    if (char === '|' && depth === 0) {
      parts.push(part);
      part = '';
    } else {
      part += char;
    }
  }
  return [...parts, part];
}
