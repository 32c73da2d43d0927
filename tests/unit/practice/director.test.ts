import { describe, expect, test } from 'vitest';
import { MAX_UNANSWERED } from '../../../src-desk/practice/director';
import { parseDirectorState } from '../../../src-desk/practice/director-state';
import { generatePractice } from '../../../src-desk/practice/generate';
import { rngOf } from '../../../src-desk/practice/rng';
import { scenarioById } from '../../../src-desk/practice/scenarios';
import { say } from '../../../src-desk/practice/situation';
import { direct, FakeHost } from './fake-host';

const NOW = Date.UTC(2026, 10, 20, 9, 30);
const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

describe('the director', () => {
  test('lets somebody new write two to three seconds after the start', async () => {
    const host = new FakeHost(NOW);
    const director = direct(host);
    await host.pass(1900, director);
    expect(host.written).toEqual([]);
    await host.pass(1500, director);
    expect(host.arrived.length).toBe(1);
    const [first] = host.written;
    expect(first).toMatchObject({ threadId: host.arrived[0]?.threadId, assignTo: 'rosa' });
    expect(first?.intents.length).toBeGreaterThan(0);
    expect(host.arrived[0]?.teamId).toBe('everyday');
    expect(host.errors).toEqual([]);
  });

  test('waits with new customers until somebody is there', async () => {
    const host = new FakeHost(NOW);
    host.present = [];
    const director = direct(host);
    await host.pass(10 * MINUTE_MS, director);
    expect(host.written).toEqual([]);
    host.present = new FakeHost(NOW).present;
    await host.pass(3 * SECOND_MS, director);
    expect(host.arrived.length).toBe(1);
  });

  test('brings the next ones every 40 to 90 seconds, and stops at twelve unanswered', async () => {
    const host = new FakeHost(NOW);
    const director = direct(host);
    const times: number[] = [];
    for (let second = 0; second < 9 * 60; second += 1) {
      const before = host.arrived.length;
      await host.pass(SECOND_MS, director);
      if (host.arrived.length > before) times.push(second);
    }
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(times.length).toBeGreaterThan(4);
    for (const gap of gaps) {
      expect(gap).toBeGreaterThanOrEqual(39);
      expect(gap).toBeLessThanOrEqual(92);
    }
    await host.pass(3 * 60 * MINUTE_MS, director);
    expect(host.arrived.length).toBeLessThanOrEqual(MAX_UNANSWERED + 1);
    const names = host.arrived.map(({ customer }) => customer.name);
    expect(new Set(names).size).toBe(names.length);
    expect(host.errors).toEqual([]);
  });

  test('goes on bringing people to somebody who answers them', async () => {
    const host = new FakeHost(NOW);
    const director = direct(host);
    const answered = new Set<string>();
    for (let minute = 0; minute < 60; minute += 1) {
      await host.pass(MINUTE_MS, director);
      for (const { threadId } of host.arrived.filter((each) => !answered.has(each.threadId))) {
        answered.add(threadId);
        const customer = parseDirectorState(director.save())?.customers[threadId];
        if (!customer) throw new Error(`${threadId} is not remembered`);
        const text = say(scenarioById(customer.scenarioId)?.goodReply ?? '', customer, rngOf(1));
        director.agentWrote({ threadId, attachments: [], text }, 'Rosa Keller');
      }
    }
    expect(host.arrived.length).toBeGreaterThan(MAX_UNANSWERED * 2);
  });

  test('runs faster when told to', async () => {
    const host = new FakeHost(NOW);
    const director = direct(host, { speed: 20 });
    await host.pass(30 * SECOND_MS, director);
    expect(host.arrived.length).toBeGreaterThan(5);
  });

  test('never writes at speed 0', async () => {
    const host = new FakeHost(NOW);
    const director = direct(host, { speed: 0 });
    await host.pass(30 * MINUTE_MS, director);
    expect(host.written).toEqual([]);
  });

  test('answers an agent within 4 to 20 seconds, read and typing before', async () => {
    const host = new FakeHost(NOW);
    const director = direct(host, { greet: false });
    // Long enough for the last message of the opening.
    await host.pass(150 * SECOND_MS, director);
    const threadId = host.arrived[0]?.threadId ?? '';
    const before = host.written.filter((each) => each.threadId === threadId).length;
    const repliedAt = host.time;
    director.agentWrote(
      { threadId, attachments: [], text: 'Hello, how can I help you?' },
      'Rosa Keller',
    );
    await host.pass(21 * SECOND_MS, director);
    const replies = host.written.filter((each) => each.threadId === threadId).slice(before);
    expect(replies.length).toBe(1);
    const delay = (replies[0]?.at ?? 0) - repliedAt;
    expect(delay).toBeGreaterThanOrEqual(4 * SECOND_MS);
    expect(delay).toBeLessThanOrEqual(20 * SECOND_MS + 50);
    expect(host.read).toContain(threadId);
    const typing = host.typing.filter((each) => each.threadId === threadId && each.at >= repliedAt);
    expect(typing.map(({ on }) => on)).toEqual([true, false]);
  });

  test('takes two messages in a row as one reply', async () => {
    const host = new FakeHost(NOW);
    const director = direct(host);
    await host.pass(150 * SECOND_MS, director);
    const threadId = host.arrived[0]?.threadId ?? '';
    const before = host.written.filter((each) => each.threadId === threadId).length;
    director.agentWrote({ threadId, attachments: [], text: 'Hello there.' }, 'Rosa Keller');
    await host.pass(2 * SECOND_MS, director);
    director.agentWrote(
      { threadId, attachments: [], text: 'Let me check that for you.' },
      'Rosa Keller',
    );
    await host.pass(25 * SECOND_MS, director);
    const replies = host.written.filter((each) => each.threadId === threadId).slice(before);
    expect(replies.length).toBe(1);
  });

  test('ignores threads that are not practice', async () => {
    const host = new FakeHost(NOW);
    const director = direct(host, { greet: false });
    await host.pass(10 * SECOND_MS, director);
    const before = host.written.length;
    director.agentWrote({ threadId: 'imported', attachments: [], text: 'Hello' }, 'Rosa Keller');
    director.resolved('imported');
    await host.pass(20 * SECOND_MS, director);
    expect(host.written.length).toBe(before);
  });

  test('gives the same practice for the same events, and another for another seed', async () => {
    const play = async (seed: number) => {
      const host = new FakeHost(NOW);
      const director = direct(host, { seed });
      for (let round = 0; round < 8; round += 1) {
        await host.pass(45 * SECOND_MS, director);
        const threadId = host.arrived.at(-1)?.threadId ?? '';
        director.agentWrote(
          { threadId, attachments: [], text: 'Could you tell me your address, please?' },
          'Rosa Keller',
        );
      }
      await host.pass(MINUTE_MS, director);
      return host.written;
    };
    const first = await play(3);
    expect(first.length).toBeGreaterThan(10);
    expect(await play(3)).toEqual(first);
    expect(await play(4)).not.toEqual(first);
  });

  test('goes on after a restart as if nothing had been', async () => {
    const desk = generatePractice({ seed: 5, now: NOW, threads: 60 });
    const play = async (hasRestart: boolean) => {
      const host = new FakeHost(NOW);
      const start = { customers: desk.live, takenNames: desk.takenNames };
      let director = direct(host, start);
      await host.pass(95 * SECOND_MS, director);
      const threadId = host.arrived[0]?.threadId ?? '';
      director.agentWrote(
        { threadId, attachments: [], text: 'One moment please, let me check.' },
        'Rosa Keller',
      );
      await host.pass(2 * SECOND_MS, director);
      if (hasRestart) {
        const saved = director.save();
        await director.stop();
        director = direct(host, { saved, greet: false });
      }
      await host.pass(6 * MINUTE_MS, director);
      return host.written;
    };
    expect(await play(true)).toEqual(await play(false));
  });

  test('begins afresh when the saved state cannot be read', async () => {
    for (const saved of ['{', '{"version":99}', '[]']) {
      const host = new FakeHost(NOW);
      const director = direct(host, { saved });
      await host.pass(5 * SECOND_MS, director);
      expect(host.arrived.length).toBe(1);
    }
  });

  test('goes on when the desk refuses something', async () => {
    const host = new FakeHost(NOW);
    host.addCustomer = () => Promise.reject(new Error('disk full'));
    const director = direct(host);
    await host.pass(3 * MINUTE_MS, director);
    expect(host.errors.length).toBeGreaterThan(0);
    expect(host.written.length).toBeGreaterThan(1);
  });

  test('lets customers of the seed answer, and those who were left with a reply come back', async () => {
    const desk = generatePractice({ seed: 5, now: NOW });
    const host = new FakeHost(NOW);
    const director = direct(host, { customers: desk.live, takenNames: desk.takenNames });
    const waiting = desk.episodes.find(
      (each) =>
        each.assigneeId === 'rosa' && each.intents.length === 4 && each.state === 'waiting-on-us',
    );
    const threadId = waiting?.threadId ?? '';
    director.agentWrote(
      {
        threadId,
        attachments: [],
        text: 'The technician can come on Wednesday at 8, I have booked it.',
      },
      'Rosa Keller',
    );
    await host.pass(25 * SECOND_MS, director);
    const reply = host.written.find((each) => each.threadId === threadId)?.text ?? '';
    const scenario = scenarioById(desk.live[threadId]?.scenarioId ?? '');
    expect(scenario?.id).toBe('moving-house');
    expect(reply).toMatch(/router|invoice|faster plan/i);
    expect(reply).not.toMatch(/technician/i);

    const replying = new Set(
      Object.entries(desk.live).flatMap(([id, live]) => (live.pendingReply === null ? [] : [id])),
    );
    for (let round = 0; round < 80; round += 1) {
      await host.pass(30 * SECOND_MS, director);
      for (const { threadId: id } of host.arrived) director.resolved(id);
    }
    expect(host.written.some((each) => replying.has(each.threadId))).toBe(true);
    expect(host.errors).toEqual([]);
  });
});
