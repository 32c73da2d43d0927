import type { AttributeValue, Customer } from '@shared/domain';
import { isSensitive } from '@shared/rules';

/** How an attribute is shown: a value that can be copied gets a button for it. */
export interface AttributeRow {
  readonly name: string;
  readonly label: string;
  readonly value: AttributeValue;
  readonly kind: 'text' | 'number' | 'boolean' | 'email' | 'phone';
  /** Not shown until somebody asks for it. */
  readonly sensitive: boolean;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;
const PHONE = /^\+?[\d\s()/.-]{6,24}$/u;
const PHONE_NAME = /phone|mobile|tel|fax|whatsapp|number to call/iu;
const ACRONYMS = new Set([
  'id',
  'iban',
  'sim',
  'vat',
  'imei',
  'pnr',
  'url',
  'sms',
  'pin',
  'puk',
  'dsl',
]);

/**
 * A name that a program gave, as words for a person.
 *
 * @param name e.g. `home_address`, `planName`, `customer-id`
 * @returns e.g. `Home address`, `Plan name`, `Customer ID`
 */
export function humanised(name: string): string {
  const words = name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .split(/[\s_.-]+/u)
    .filter((word) => word !== '')
    .map((word) => {
      const lower = word.toLowerCase();
      return ACRONYMS.has(lower) ? lower.toUpperCase() : lower;
    });
  const text = words.join(' ');
  return text === '' ? name : text.charAt(0).toUpperCase() + text.slice(1);
}

/** The attributes that say something, in the desk's order. */
export function attributeRows(
  customer: Pick<Customer, 'attributes' | 'sensitiveAttributes'>,
): AttributeRow[] {
  return Object.entries(customer.attributes)
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => ({
      name,
      label: humanised(name),
      value,
      kind: kindOf(name, value),
      sensitive: isSensitive(customer, name),
    }));
}

function kindOf(name: string, value: AttributeValue): AttributeRow['kind'] {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value !== 'string') return 'text';
  if (EMAIL.test(value)) return 'email';
  return PHONE_NAME.test(name) && PHONE.test(value) ? 'phone' : 'text';
}
