import type { Customer } from '../domain';

/** Why two records are likely to be of one customer. */
export type DuplicateReason = 'email' | 'phone' | 'name';

/** What a customer can be reached by, made comparable. */
export interface Contacts {
  readonly emails: ReadonlySet<string>;
  readonly phones: ReadonlySet<string>;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/u;
const PHONE = /^\+?[\d\s()./-]{7,24}$/u;
/** How attributes that hold a telephone number are called. */
const PHONE_NAME = /phone|mobile|cell|tel|m[oó]vil|handy|mobil|電話|携帯|هاتف|جوال/iu;
/** The end of a number says who it is, whatever stands for the country in front of it. */
const PHONE_DIGITS = 9;

/** E-mail addresses and telephone numbers among the attributes of a customer. */
export function contactsOf(customer: Pick<Customer, 'attributes'>): Contacts {
  const emails = new Set<string>();
  const phones = new Set<string>();
  for (const [name, value] of Object.entries(customer.attributes)) {
    if (typeof value !== 'string') continue;
    const text = value.trim();
    if (EMAIL.test(text)) emails.add(text.toLowerCase());
    // Order numbers look like telephone numbers too.
    else if (PHONE.test(text) && (text.startsWith('+') || PHONE_NAME.test(name))) {
      phones.add(text.replace(/\D/gu, '').slice(-PHONE_DIGITS));
    }
  }
  return { emails, phones };
}

/** A name as it is compared: no case, no accents, its parts in any order. */
function nameKey(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '')
    .sort()
    .join(' ');
}

function sharesAny<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  for (const each of a) if (b.has(each)) return true;
  return false;
}

/** A name alone says little: with it something has to be equal that few customers share. */
function sharesAttribute(a: Customer, b: Customer): boolean {
  return Object.entries(a.attributes).some(
    ([name, value]) =>
      typeof value === 'string' && value.length >= 4 && b.attributes[name] === value,
  );
}

/** Why two records may be of one customer; empty: nothing says so. */
export function duplicateReasons(a: Customer, b: Customer): DuplicateReason[] {
  if (a.id === b.id) return [];
  const [ofA, ofB] = [contactsOf(a), contactsOf(b)];
  const reasons: DuplicateReason[] = [];
  if (sharesAny(ofA.emails, ofB.emails)) reasons.push('email');
  if (sharesAny(ofA.phones, ofB.phones)) reasons.push('phone');
  const key = nameKey(a.name);
  const hasName = key !== '' && key === nameKey(b.name);
  if (hasName && (reasons.length > 0 || sharesAttribute(a, b))) reasons.push('name');
  return reasons;
}

const VALUES = ['low', 'normal', 'high'] as const;
/** As many as the contract allows. */
const MAX_FORMER_IDS = 500;
const MAX_SENSITIVE = 200;

/**
 * What becomes of two records of one customer. The one that is kept wins where they differ; what only
 * the other one knows is added. What is sensitive in one of them is so in the result. Whoever did not agree to offers in both has not agreed.
 */
export function mergedCustomer(keep: Customer, gone: Customer): Customer {
  const higher = Math.max(VALUES.indexOf(keep.value), VALUES.indexOf(gone.value));
  const since = [keep.customerSince, gone.customerSince].filter((each) => each !== null);
  const former = new Set([...(keep.formerIds ?? []), gone.id, ...(gone.formerIds ?? [])]);
  const filled = Object.entries(keep.attributes).filter(
    ([name, value]) => value !== null || !Object.hasOwn(gone.attributes, name),
  );
  const sensitive = new Set([
    ...(keep.sensitiveAttributes ?? []),
    ...(gone.sensitiveAttributes ?? []),
  ]);
  return {
    ...keep,
    ...(sensitive.size > 0 && { sensitiveAttributes: [...sensitive].slice(0, MAX_SENSITIVE) }),
    language: keep.language ?? gone.language,
    value: VALUES[higher] ?? keep.value,
    customerSince: since.length === 0 ? null : Math.min(...since),
    consentToOffers: keep.consentToOffers && gone.consentToOffers,
    attributes: { ...gone.attributes, ...Object.fromEntries(filled) },
    formerIds: [...former].slice(-MAX_FORMER_IDS),
  };
}
