import type { CustomerEvent } from '@shared/domain';

const formats = new Map<string, Intl.NumberFormat>();

/** An amount of money as the language of the screen writes it. */
export function moneyWords(
  locale: string,
  { value, currency }: NonNullable<CustomerEvent['amount']>,
): string {
  const key = `${locale} ${currency}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
  formats.set(key, format);
  return format.format(value);
}
