import type { Customer } from '../domain';
import { attributeOf } from './attributes';

/** What the variables of snippets and offers stand for. */
export interface TemplateContext {
  readonly customer: Pick<Customer, 'name' | 'attributes'>;
  readonly agentName: string;
}

const VARIABLE = /\{\{\s*([\w.-]+(?: [\w.-]+)*)\s*\}\}/g;

/**
 * Fills `{{customer.name}}`, `{{customer.firstName}}`, `{{agent.name}}` and `{{attribute.NAME}}`.
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

function valueOf(name: string, { customer, agentName }: TemplateContext): string | null {
  if (name === 'customer.name') return customer.name;
  if (name === 'customer.firstName') return customer.name.split(/\s+/u)[0] ?? customer.name;
  if (name === 'agent.name') return agentName;
  if (!name.startsWith('attribute.')) return null;
  const value = attributeOf(customer.attributes, name.slice('attribute.'.length));
  return value === null || value === '' ? null : String(value);
}
