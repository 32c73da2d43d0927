import type { Channel, EpisodeState } from '../domain';
import { type DateContext, parseDate } from './dates';
import type { Filter } from './query';

const CHANNELS: Readonly<Record<string, Channel>> = {
  app: 'app',
  web: 'web',
  website: 'web',
  whatsapp: 'whatsapp',
  wa: 'whatsapp',
  messenger: 'messenger',
  facebook: 'messenger',
  fb: 'messenger',
  sms: 'sms',
  text: 'sms',
  email: 'email',
  'e-mail': 'email',
  mail: 'email',
};

const OPEN: readonly EpisodeState[] = ['waiting-on-us', 'waiting-on-customer', 'snoozed'];
const STATES: Readonly<Record<string, readonly EpisodeState[]>> = {
  open: OPEN,
  'waiting-on-us': ['waiting-on-us'],
  us: ['waiting-on-us'],
  waiting: ['waiting-on-us', 'waiting-on-customer'],
  'waiting-on-customer': ['waiting-on-customer'],
  pending: ['waiting-on-customer'],
  snoozed: ['snoozed'],
  resolved: ['resolved'],
  done: ['resolved'],
  closed: ['resolved'],
};

const CONTENTS: Readonly<Record<string, 'attachment' | 'note' | 'offer'>> = {
  attachment: 'attachment',
  file: 'attachment',
  picture: 'attachment',
  image: 'attachment',
  photo: 'attachment',
  note: 'note',
  offer: 'offer',
};

type Read = (value: string, context: DateContext) => Filter | null;

/** By name: `team:` may be half typed, and the whole name need not be known. */
const named =
  (kind: 'team' | 'tag' | 'intent'): Read =>
  (name) => ({ kind, name });

/** Exactly one customer, of whom a name may be said before; ids are as in `idSchema`. */
const EXACT_CUSTOMER = /^(?:(?<name>.*)\s)?id=(?<id>[\w.:@-]{1,128})$/su;

const customer: Read = (value) => {
  const { id, name = '' } = EXACT_CUSTOMER.exec(value)?.groups ?? {};
  if (id === undefined) return { kind: 'customer', name: value };
  return { kind: 'customer', name: name.trim(), id };
};

const from: Read = (value) => {
  const who = value.toLowerCase();
  if (who === 'customer' || who === 'agent' || who === 'me') return { kind: 'from', who };
  return { kind: 'from', who: { name: value } };
};

const channel: Read = (value) => {
  const known = CHANNELS[value.toLowerCase()];
  return known ? { kind: 'channel', channel: known } : null;
};

const status: Read = (value) => {
  const states = STATES[value.toLowerCase().replaceAll(' ', '-')];
  return states ? { kind: 'status', states } : null;
};

const has: Read = (value) => {
  const singular = value.toLowerCase().replace(/s$/, '');
  const what = CONTENTS[singular];
  return what ? { kind: 'has', what } : null;
};

/** Both ends include the day that is named. */
const time =
  (side: 'before' | 'after' | 'until' | 'on'): Read =>
  (value, context) => {
    const range = parseDate(value, context);
    if (!range) return null;
    switch (side) {
      case 'before':
        return { kind: 'time', from: null, until: range.from };
      case 'until':
        return { kind: 'time', from: null, until: range.until };
      case 'after':
        return { kind: 'time', from: range.from, until: null };
      case 'on':
        return { kind: 'time', ...range };
    }
  };

const FILTERS: Readonly<Record<string, Read>> = {
  from,
  by: from,
  customer,
  with: customer,
  channel,
  via: channel,
  team: named('team'),
  tag: named('tag'),
  label: named('tag'),
  intent: named('intent'),
  status,
  is: status,
  state: status,
  has,
  before: time('before'),
  until: time('until'),
  after: time('after'),
  since: time('after'),
  on: time('on'),
  during: time('on'),
};

/** The keys that are understood, for suggestions; the first of several that mean the same. */
export const FILTER_KEYS = [
  'from',
  'customer',
  'channel',
  'team',
  'tag',
  'intent',
  'status',
  'has',
  'before',
  'after',
  'on',
] as const;

/** Whether a word before a colon is a filter, by any of its names. */
export function isFilterKey(key: string): boolean {
  return Object.hasOwn(FILTERS, key);
}

/** Whether a key takes a date, which may go on over several words. */
export function takesDate(key: string): boolean {
  return ['before', 'until', 'after', 'since', 'on', 'during'].includes(key);
}

/** @returns null when the key is unknown or has no such value: then it is words to search for */
export function readFilter(key: string, value: string, context: DateContext): Filter | null {
  const wanted = value.trim();
  if (wanted === '' || !Object.hasOwn(FILTERS, key)) return null;
  return FILTERS[key]?.(wanted, context) ?? null;
}
