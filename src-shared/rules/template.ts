import type { Customer } from '../domain';
import { attributeOf, isSensitive } from './attributes';

/** What the variables of snippets and offers stand for. */
export interface TemplateContext {
  readonly customer: Pick<Customer, 'name' | 'attributes' | 'sensitiveAttributes'>;
  readonly agentName: string;
}

const ATTRIBUTE = 'attribute.';
const VARIABLE = /\{\{\s*([\w.-]+(?: [\w.-]+)*)\s*\}\}/g;

/**
 * Fills `{{customer.name}}`, `{{customer.firstName}}`, `{{agent.name}}` and `{{attribute.NAME}}`.
 * What the desk calls sensitive is not filled in: nobody has asked to see it, let alone to send it.
 *
 * @returns the text; a variable without a value becomes `[its name]`, so that the agent sees the
 *   gap before the customer does
 */
export function fillTemplate(text: string, context: TemplateContext): string {
  return text.replace(VARIABLE, (_whole, name: string) => valueOf(name, context) ?? `[${name}]`);
}

/** As `fillTemplate`, but a variable without a value stays as it is: a field to be filled in. */
export function fillKnown(text: string, context: TemplateContext): string {
  return text.replace(VARIABLE, (whole, name: string) => valueOf(name, context) ?? whole);
}

/** A variable in a text that nobody has filled in. */
export interface TemplateGap {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** The variables that are left in a text, in their order. */
export function templateGaps(text: string): TemplateGap[] {
  if (!text.includes('{{')) return [];
  return [...text.matchAll(VARIABLE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    name: match[1] ?? '',
  }));
}

/**
 * Of the variables that are left in a text, those that have a value which the desk calls sensitive.
 *
 * @returns the names of the attributes, each once
 */
export function sensitiveGaps(
  gaps: readonly TemplateGap[],
  customer: Pick<Customer, 'attributes' | 'sensitiveAttributes'>,
): string[] {
  const names = gaps.flatMap(({ name }) => attributeName(name) ?? []);
  return [...new Set(names)].filter(
    (name) => isSensitive(customer, name) && attributeOf(customer.attributes, name) !== null,
  );
}

/** The attribute that a variable stands for; null: it stands for something else. */
function attributeName(variable: string): string | null {
  return variable.startsWith(ATTRIBUTE) ? variable.slice(ATTRIBUTE.length) : null;
}

function valueOf(name: string, { customer, agentName }: TemplateContext): string | null {
  if (name === 'customer.name') return customer.name;
  if (name === 'customer.firstName') return customer.name.split(/\s+/u)[0] ?? customer.name;
  if (name === 'agent.name') return agentName;
  const attribute = attributeName(name);
  if (attribute === null || isSensitive(customer, attribute)) return null;
  const value = attributeOf(customer.attributes, attribute);
  return value === null || value === '' ? null : String(value);
}
