import type { CustomerEvent } from '@shared/domain';
import type { Currency } from './format';
import type { Rng } from './rng';
import type { Sector } from './scenario';

const DAY_MS = 86_400_000;

/** An amount of whole units as customers of a currency pay it; see `formatMoney`. */
const UNITS: Readonly<Record<Currency, number>> = { GBP: 1, EUR: 1, USD: 1, JPY: 150, SAR: 4 };

const GOODS = [
  'Desk lamp',
  'Two linen cushions',
  'Oak shelf',
  'Rain jacket',
  'Coffee grinder',
  'Bed linen, double',
  'Kitchen scales',
  'Garden chairs, set of four',
];
const TRIPS = ['Lisbon', 'Oslo', 'Kyoto', 'Marrakesh', 'Vienna', 'Edinburgh'];

/**
 * What a customer bought and sent back before any of what they write about: orders with their
 * deliveries and returns, bookings, invoices.
 *
 * @param before Unix ms; everything is older than six weeks before
 */
export function purchasesOf(
  who: {
    readonly id: string;
    readonly sector: Sector;
    readonly currency: Currency;
    readonly since: number;
    readonly before: number;
  },
  rng: Rng,
): CustomerEvent[] {
  const { id, sector, since } = who;
  const latest = who.before - 42 * DAY_MS;
  const events: CustomerEvent[] = [];
  const add = (event: Omit<CustomerEvent, 'id' | 'customerId' | 'attributes'>) => {
    if (event.at <= since || event.at > latest) return;
    events.push({
      ...event,
      id: `${id}-purchase-${events.length + 1}`,
      customerId: id,
      attributes: {},
    });
  };
  const money = (low: number, high: number) => {
    const units = rng.int(low * 10, high * 10) / 10;
    const value = Math.round(units * UNITS[who.currency] * 100) / 100;
    return { value: who.currency === 'JPY' ? Math.round(value) : value, currency: who.currency };
  };
  const someDay = () => latest - Math.round(rng.next() ** 1.6 * 500) * DAY_MS;
  switch (sector) {
    case 'retail':
      for (let count = rng.int(1, 4); count > 0; count -= 1) {
        const goods = rng.pick(GOODS);
        const reference = `HF-${rng.int(100_000, 399_999)}`;
        const at = someDay();
        const amount = money(15, 180);
        add({ kind: 'order', title: `${goods}, order ${reference}`, at, amount, reference });
        const arrived = at + rng.int(2, 5) * DAY_MS;
        add({ kind: 'delivery', title: 'Delivered', at: arrived, reference });
        if (rng.chance(0.3)) {
          const returned = arrived + rng.int(3, 12) * DAY_MS;
          const title = `${goods} sent back, money returned`;
          add({ kind: 'return', title, at: returned, amount, reference });
        }
      }
      break;
    case 'travel':
      for (let count = rng.int(0, 2); count > 0; count -= 1) {
        const reference = `MV${rng.int(10_000, 99_999)}`;
        const title = `Trip to ${rng.pick(TRIPS)}, booking ${reference}`;
        add({ kind: 'booking', title, at: someDay(), amount: money(180, 900), reference });
      }
      break;
    case 'telecoms': {
      const amount = money(19, 69);
      for (let month = 2; month <= 5; month += 1) {
        const at = who.before - month * 30 * DAY_MS;
        add({ kind: 'invoice', title: 'Monthly invoice', at, amount });
      }
      break;
    }
    case 'banking':
      if (rng.chance(0.5)) add({ kind: 'change', title: 'New card issued', at: someDay() });
      break;
  }
  return events;
}

const NUMBER = /(?<digits>\d[\d.,]*\d|\d)/u;
const PRICE = /[:,]\s*(?<price>(?:[£$€]\s?[\d.,]+)|(?:[\d.,]+\s?(?:€|円|ريال)))\s*$/u;

/**
 * The amount that a title ends with, as a fact of its own.
 *
 * @returns the amount and the title without it, or null: it names none
 */
export function amountIn(
  title: string,
  currency: Currency,
): { readonly amount: NonNullable<CustomerEvent['amount']>; readonly rest: string } | null {
  const price = PRICE.exec(title)?.groups?.['price'];
  const digits = price === undefined ? undefined : NUMBER.exec(price)?.groups?.['digits'];
  if (price === undefined || digits === undefined) return null;
  // Two digits after the last sign are cents; other signs only part thousands.
  const cents = /[.,]\d{2}$/u.test(digits);
  const value = Number(digits.replace(/[.,]/gu, '')) / (cents ? 100 : 1);
  const rest = title
    .slice(0, title.lastIndexOf(price))
    .replace(/[:,]\s*$/u, '')
    .trim();
  return { amount: { value, currency }, rest };
}
