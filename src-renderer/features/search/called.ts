import type { I18n, PlainMessageId } from '../../i18n';
import type { CalledWords } from './completions';

/** The query language is English; what its words mean is said in the agent's. */
const KEYS: Readonly<Record<string, PlainMessageId>> = {
  from: 'search.key.from',
  customer: 'search.key.customer',
  channel: 'search.key.channel',
  team: 'search.key.team',
  tag: 'search.key.tag',
  intent: 'search.key.intent',
  status: 'search.key.status',
  has: 'search.key.has',
  before: 'search.key.before',
  after: 'search.key.after',
  on: 'search.key.on',
};

const TIMES: Readonly<Record<string, PlainMessageId>> = {
  today: 'search.time.today',
  yesterday: 'search.time.yesterday',
  'this week': 'search.time.this-week',
  'last week': 'search.time.last-week',
  'this month': 'search.time.this-month',
  'last month': 'search.time.last-month',
  'this year': 'search.time.this-year',
  '7d': 'search.time.7d',
  '30d': 'search.time.30d',
};

const VALUES: Readonly<Record<string, Readonly<Record<string, PlainMessageId>>>> = {
  from: {
    me: 'search.chip.from.me',
    customer: 'search.chip.from.customer',
    agent: 'search.chip.from.agent',
  },
  channel: {
    app: 'inbox.channel-app',
    web: 'inbox.channel-web',
    email: 'inbox.channel-email',
  },
  status: {
    'waiting-on-us': 'search.status.waiting-on-us',
    'waiting-on-customer': 'search.status.waiting-on-customer',
    snoozed: 'search.status.snoozed',
    resolved: 'search.status.resolved',
    open: 'search.status.open',
  },
  has: {
    attachment: 'search.chip.has.attachment',
    note: 'search.chip.has.note',
    offer: 'search.chip.has.offer',
  },
  before: TIMES,
  after: TIMES,
  on: TIMES,
};

/** What filters and their values are called; in English they speak for themselves. */
export function calledIn({ locale, t }: Pick<I18n, 'locale' | 't'>): CalledWords {
  return (key, value) => {
    if (locale === 'en') return null;
    const id = value === null ? KEYS[key] : VALUES[key]?.[value];
    return id === undefined ? null : t(id);
  };
}
