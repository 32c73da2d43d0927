import type { Attributes, AttributeValue, Channel, Customer, CustomerEvent } from '@shared/domain';
import type { Dialogue } from './format';
import { derivedId } from './hash';
import { flattened, humanised } from './readable';
import { isRecordList } from './records';

/** Attributes by which the same person is known again; not shown, since they are ids. */
const PERSON_KEYS = ['customer_id', 'user_id'] as const;
/** Lists of ids whose things are events already. */
const ID_LISTS = new Set(['orders', 'reservations']);

const CHANNELS: Readonly<Record<string, Channel>> = {
  app: 'app',
  chat: 'web',
  web: 'web',
  whatsapp: 'whatsapp',
  messenger: 'messenger',
  facebook: 'messenger',
  sms: 'sms',
  email: 'email',
};

/** The channel that a source's word stands for; what is not known came over the web. */
export function channelOf(dialogue: Dialogue): Channel {
  return CHANNELS[dialogue.channel.toLowerCase()] ?? 'web';
}

/** Who wrote a dialogue: the source's own id of the person, or nobody known from elsewhere. */
export function personOf(dialogue: Dialogue): string {
  const attributes = dialogue.customer?.attributes ?? {};
  for (const key of PERSON_KEYS) {
    const value = attributes[key];
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') {
      return `${key}:${value}`;
    }
  }
  return `dialogue:${dialogue.id}`;
}

/** The attributes of a dialogue that are facts, flat, without ids and lists of records. */
function factsOf(dialogue: Dialogue): Attributes {
  const source = Object.entries(dialogue.customer?.attributes ?? {}).filter(
    ([name]) =>
      !isRecordList(name) && !ID_LISTS.has(name) && !PERSON_KEYS.some((key) => key === name),
  );
  return flattened(Object.fromEntries(source));
}

/**
 * What all dialogues of one person say about them, gathered one by one.
 *
 * A source may put into each dialogue what that dialogue is about (a date, a hotel). What is the
 * same in all of them belongs to the person; the rest belongs to that dialogue.
 */
export class PersonGatherer {
  readonly #names = new Map<string, number>();
  readonly #facts = new Map<string, AttributeValue>();
  readonly #varying = new Set<string>();
  #since: number | null = null;

  constructor(
    readonly customerId: string,
    private readonly fallbackName: string,
  ) {}

  /** @param startAt when the dialogue began, Unix ms */
  add(dialogue: Dialogue, startAt: number): void {
    const name = dialogue.customer?.name?.trim() ?? '';
    if (name !== '') this.#names.set(name, (this.#names.get(name) ?? 0) + 1);
    this.#since = Math.min(this.#since ?? startAt, startAt);
    for (const [key, value] of Object.entries(factsOf(dialogue))) {
      if (this.#varying.has(key)) continue;
      if (this.#facts.has(key) && this.#facts.get(key) !== value) this.#varying.add(key);
      else this.#facts.set(key, value);
    }
  }

  /** The customer that this person is: under the name they used most. */
  customer(): Customer {
    const [name] = [...this.#names].sort((a, b) => b[1] - a[1])[0] ?? [this.fallbackName];
    const attributes = [...this.#facts].filter(([key]) => !this.#varying.has(key));
    return {
      id: this.customerId,
      name: name.slice(0, 300),
      language: null,
      value: 'normal',
      customerSince: this.#since,
      // Nothing in the source says that they agreed.
      consentToOffers: false,
      attributes: Object.fromEntries(attributes),
    };
  }

  /** What one dialogue was about, as an event; null when it says nothing of its own. */
  eventOf(dialogue: Dialogue, at: number): CustomerEvent | null {
    const facts = Object.entries(factsOf(dialogue)).filter(([key]) => this.#varying.has(key));
    if (facts.length === 0) return null;
    const attributes = Object.fromEntries(facts);
    const topics = (dialogue.intents ?? []).map(humanised).join(', ');
    return {
      id: derivedId('event', dialogue.id),
      customerId: this.customerId,
      kind: attributes['Request type'] === 'Book' ? 'booking' : 'other',
      title: (topics === '' ? 'Details of the conversation' : topics).slice(0, 500),
      at,
      attributes,
    };
  }
}
