import { entityKinds } from '@shared/domain';
import { type EventOf, topicSchema } from '@shared/ipc';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { handleFailures } from '../../../src-main/diagnostics/failures';
import { redactingLog } from '../../../src-main/diagnostics/log';
import { Milestones } from '../../../src-main/diagnostics/milestones';
import { ChangeCollector, topicsOf } from '../../../src-main/ipc/event-hub';
import { EventEmitter } from 'node:events';

describe('changes', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function collector(pauseMs = 80) {
    const sent: EventOf<'changed'>[] = [];
    return {
      sent,
      changes: new ChangeCollector(
        (event) => sent.push(event),
        () => pauseMs,
      ),
    };
  }

  it('are told at once after a quiet time, and together after that', () => {
    const { sent, changes } = collector();
    changes.add(['inbox'], ['t1']);
    expect(sent).toEqual([{ topics: ['inbox'], threadIds: ['t1'] }]);
    changes.add(['inbox'], ['t2']);
    changes.add(['conversation'], ['t3', 't2']);
    expect(sent).toHaveLength(1);
    vi.advanceTimersByTime(80);
    expect(sent[1]).toEqual({ topics: ['inbox', 'conversation'], threadIds: ['t2', 't3'] });
    vi.advanceTimersByTime(1000);
    expect(sent).toHaveLength(2);
    changes.add(['floor'], null);
    expect(sent[2]).toEqual({ topics: ['floor'] });
  });

  it('of a long fill are a few events and lose nothing', () => {
    const { sent, changes } = collector(100);
    for (let i = 0; i < 1000; i += 1) {
      changes.add(['conversation'], [`t${i}`]);
      vi.advanceTimersByTime(1);
    }
    vi.advanceTimersByTime(100);
    expect(sent.length).toBeLessThanOrEqual(12);
    expect(new Set(sent.flatMap((event) => event.threadIds ?? [])).size).toBe(1000);
  });

  it('in too many threads are in any thread', () => {
    const { sent, changes } = collector();
    changes.add(['inbox'], []);
    changes.add(
      ['inbox'],
      Array.from({ length: 501 }, (_, i) => `t${i}`),
    );
    vi.advanceTimersByTime(80);
    expect(sent[1]).toEqual({ topics: ['inbox'] });
  });

  it('end with the session', () => {
    const { sent, changes } = collector();
    changes.add(['inbox'], null);
    changes.add(['inbox'], null);
    changes.dispose();
    vi.advanceTimersByTime(1000);
    expect(sent).toHaveLength(1);
  });

  it('of every kind of document reach some part of the screen', () => {
    expect(entityKinds.filter((kind) => topicsOf(kind).length === 0)).toEqual([]);
    const topics = entityKinds.flatMap(topicsOf);
    expect(topics.filter((topic) => !topicSchema.safeParse(topic).success)).toEqual([]);
  });
});

describe('milestones', () => {
  it('are kept when they are first reached, and told to those who came before and after', async () => {
    const milestones = new Milestones(1000);
    const early = milestones.first('inbox-shown');
    milestones.reach('inbox-shown', 1250, 'x');
    milestones.reach('inbox-shown', 9000);
    expect(await early).toMatchObject({ atMs: 250 });
    expect(await milestones.first('inbox-shown')).toMatchObject({ atMs: 250, detail: 'x' });
    expect(milestones.times()).toEqual({ 'inbox-shown': 250 });
  });

  it('are told until nobody wants to hear them', () => {
    const milestones = new Milestones(0);
    const heard = vi.fn();
    const end = milestones.onReached(heard);
    milestones.reach('sync-idle', 1);
    end();
    milestones.reach('sync-idle', 2);
    expect(heard).toHaveBeenCalledOnce();
  });
});

describe('bugs that nobody caught', () => {
  it('are logged; an exception ends the app, once', () => {
    const lines: string[] = [];
    const process = new EventEmitter();
    const giveUp = vi.fn();
    handleFailures(process, { log: redactingLog((_level, line) => lines.push(line)), giveUp });
    process.emit('unhandledRejection', new Error('customer text'));
    process.emit('unhandledRejection', 'customer text');
    expect(giveUp).not.toHaveBeenCalled();
    process.emit('uncaughtException', new Error('customer text'));
    process.emit('uncaughtException', new Error('customer text'));
    expect(giveUp).toHaveBeenCalledOnce();
    expect(lines).toHaveLength(4);
    expect(lines.join()).not.toContain('customer text');
  });
});
