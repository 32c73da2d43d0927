import type { Customer } from '../domain';

/**
 * Where a customer's day begins and ends: what the desk says, or else an attribute of that name, which
 * desks without such a field use.
 *
 * @returns an IANA name, which this computer may not know; null when nothing says it
 */
export function timeZoneOf({
  timeZone,
  attributes,
}: Pick<Customer, 'timeZone' | 'attributes'>): string | null {
  if (timeZone !== undefined) return timeZone;
  for (const [name, value] of Object.entries(attributes)) {
    if (/^time[ _-]?zone$/iu.test(name) && typeof value === 'string') return value;
  }
  return null;
}
