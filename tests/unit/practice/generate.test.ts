import { describe, expect, test } from 'vitest';
import { entityKinds, entitySchemas } from '@shared/domain';
import { matchingOffers } from '@shared/rules';
import { generatePractice, type PracticeDesk } from '../../../src-desk/practice/generate';
import { liveCustomerSchema } from '../../../src-desk/practice/behaviour-state';

const NOW = Date.UTC(2026, 10, 20, 9, 30);
const desk = generatePractice({ seed: 7, now: NOW });

function documentsOf(given: PracticeDesk) {
  const { reference } = given;
  return {
    team: reference.teams,
    agent: reference.accounts.map(({ agent }) => agent),
    tag: reference.tags,
    snippet: reference.snippets,
    article: reference.articles,
    offer: reference.offers,
    customer: given.customers,
    event: given.events,
    offerOutcome: given.offerOutcomes,
    thread: given.threads.map(({ doc }) => doc),
    episode: given.episodes,
    message: given.messages,
  } as const;
}

function openOf(assignee: string) {
  return desk.episodes.filter(
    (each) => each.assigneeId === assignee && each.state === 'waiting-on-us',
  );
}

describe('a new practice desk', () => {
  test.each(entityKinds.map((kind) => [kind]))(
    'has %s documents as the protocol wants them',
    (kind) => {
      const documents = documentsOf(desk)[kind];
      expect(documents.length).toBeGreaterThan(0);
      const ids = new Set<string>();
      for (const document of documents) {
        const parsed = entitySchemas[kind].safeParse(document);
        expect(parsed.error?.message ?? '').toBe('');
        expect(parsed.data).toEqual(document);
        ids.add(document.id);
      }
      expect(ids.size).toBe(documents.length);
    },
  );

  test('is the same for the same seed, and another for another', () => {
    const { reference: _reference, ...again } = generatePractice({ seed: 7, now: NOW });
    const { reference: _also, ...first } = desk;
    expect(again).toEqual(first);
    const other = generatePractice({ seed: 8, now: NOW });
    expect(other.messages.map(({ text }) => text)).not.toEqual(
      desk.messages.map(({ text }) => text),
    );
    expect(other.customers.map(({ name }) => name)).not.toEqual(
      desk.customers.map(({ name }) => name),
    );
  });

  test('has a few hundred threads, about 900 episodes and 4,000 messages and more', () => {
    // One customer has a second record, with a thread of its own.
    expect(desk.threads.length).toBe(340 + 1);
    expect(desk.episodes.length).toBeGreaterThan(750);
    expect(desk.messages.length).toBeGreaterThan(3600);
  });

  test('has the states of a normal morning', () => {
    const last = new Map(desk.episodes.map((episode) => [episode.threadId, episode.state]));
    const count = (state: string) => [...last.values()].filter((each) => each === state).length;
    expect(count('waiting-on-us')).toBe(24);
    expect(count('waiting-on-customer')).toBe(30);
    expect(count('snoozed')).toBe(10);
    expect(count('resolved') / last.size).toBeGreaterThan(0.7);
    for (const episode of desk.episodes) {
      if (last.get(episode.threadId) !== 'resolved' && episode.state !== 'resolved') continue;
      expect(episode.resolvedAt === null).toBe(false);
    }
  });

  test('gives Rosa five languages, a picture, a late one, one with four asks, one back after weeks', () => {
    const hers = openOf('rosa');
    expect(hers.length).toBe(8);
    const threads = new Map(desk.threads.map(({ doc }) => [doc.id, doc]));
    const languages = new Set(hers.map((each) => threads.get(each.threadId)?.language));
    for (const language of ['en', 'es', 'de', 'ja', 'ar']) expect(languages).toContain(language);
    const ids = new Set(hers.map(({ id }) => id));
    const theirs = desk.messages.filter(({ episodeId }) => ids.has(episodeId));
    expect(theirs.some(({ attachments }) => attachments.length > 0)).toBe(true);
    expect(hers.filter(({ targetAt }) => targetAt !== null && targetAt < NOW).length).toBe(1);
    expect(Math.max(...hers.map(({ intents }) => intents.length))).toBe(4);
    const gaps = hers.map((each) => {
      const before = desk.episodes.find(
        (other) => other.threadId === each.threadId && other.number === each.number - 1,
      );
      return before?.resolvedAt ? each.openedAt - before.resolvedAt : 0;
    });
    expect(Math.max(...gaps)).toBeGreaterThan(14 * 86_400_000);
    for (const other of ['ken', null]) {
      const some = desk.episodes.filter(
        (each) => each.assigneeId === other && each.state === 'waiting-on-us',
      );
      expect(some.length).toBeGreaterThan(1);
    }
  });

  test('keeps the order of messages, and nothing lies in the future', () => {
    const seen = new Map<string, { at: number; position: number }>();
    for (const message of desk.messages) {
      const before = seen.get(message.threadId) ?? { at: 0, position: 0 };
      expect(message.position).toBe(before.position + 1);
      expect(message.at).toBeGreaterThanOrEqual(before.at);
      expect(message.at).toBeLessThanOrEqual(NOW);
      seen.set(message.threadId, message);
    }
    for (const { doc, lastAt, lastPosition } of desk.threads) {
      expect(seen.get(doc.id)).toMatchObject({ at: lastAt, position: lastPosition });
    }
    for (const episode of desk.episodes) {
      if (episode.resolvedAt !== null) expect(episode.resolvedAt).toBeLessThanOrEqual(NOW);
      for (const intent of episode.intents) expect(intent.messageId).not.toBeNull();
    }
  });

  test('refers only to what there is', () => {
    const all = documentsOf(desk);
    const ids = Object.fromEntries(
      entityKinds.map((kind) => [kind, new Set(all[kind].map(({ id }) => id))]),
    );
    for (const episode of desk.episodes) {
      expect(ids['thread']?.has(episode.threadId)).toBe(true);
      for (const tagId of episode.tagIds) expect(ids['tag']?.has(tagId)).toBe(true);
      if (episode.assigneeId !== null) expect(ids['agent']?.has(episode.assigneeId)).toBe(true);
    }
    for (const message of desk.messages) expect(ids['episode']?.has(message.episodeId)).toBe(true);
    for (const { attachment, messageId } of desk.files) {
      const message = desk.messages.find(({ id }) => id === messageId);
      expect(message?.attachments).toContainEqual(attachment);
    }
  });

  test('shows nobody twice, and no two openings that are the same', () => {
    expect(new Set(desk.customers.map(({ name }) => name)).size).toBe(desk.customers.length);
    const firsts = desk.episodes.map((episode) => {
      const theirs = desk.messages.filter(
        ({ episodeId, side }) => episodeId === episode.id && side === 'customer',
      );
      const customer = desk.customers.find(({ id }) => id === episode.customerId);
      return `${customer?.name}: ${theirs[0]?.text}`;
    });
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  test('writes no templates', () => {
    for (const { text } of desk.messages) expect(text).not.toMatch(/[{}]|undefined|\[\w+:/);
    for (const { title } of desk.events) expect(title).not.toMatch(/[{}]|undefined/);
  });

  test('lets every customer remember something that can be saved', () => {
    for (const { doc } of desk.threads) {
      expect(liveCustomerSchema.safeParse(desk.live[doc.id]).success).toBe(true);
    }
  });

  test('has offers for a good part of the customers', () => {
    const fitting = desk.customers.map(
      (customer) =>
        matchingOffers(desk.reference.offers, {
          customer,
          events: desk.events.filter(({ customerId }) => customerId === customer.id),
          outcomes: desk.offerOutcomes.filter(({ customerId }) => customerId === customer.id),
          now: NOW,
        }).length,
    );
    expect(fitting.filter((count) => count > 0).length / fitting.length).toBeGreaterThan(0.3);
    expect(Math.max(...fitting)).toBeLessThan(8);
    expect(desk.reference.offers.length).toBeGreaterThanOrEqual(20);
    expect(desk.reference.snippets.length).toBeGreaterThanOrEqual(40);
    expect(desk.reference.articles.length).toBeGreaterThanOrEqual(25);
  });
});
