import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LiveEvent, WorksetItem } from '../../../src-main/connectors/connector';
import { readEvents } from '../../../src-main/connectors/desk/events';
import type { DeskAnswer } from '../../../src-main/connectors/desk/http';
import { createLineSplitter } from '../../../src-main/connectors/desk/ndjson';
import { parserHere } from '../../../src-main/connectors/desk/parser';
import { readWorkset } from '../../../src-main/connectors/desk/workset';
import { plainRecords } from '../../../src-main/records/packed-records';

/** Bytes cut at these places (fractions of the whole), also inside characters. */
function cutAt(text: string, cuts: readonly number[]): Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const places = [...new Set(cuts.map((cut) => Math.floor(cut * bytes.length)))].sort(
    (a, b) => a - b,
  );
  return [0, ...places].map((from, n) => bytes.subarray(from, places[n] ?? bytes.length));
}

function answerOf(chunks: readonly Uint8Array[]): DeskAnswer {
  return {
    headers: new Headers(),
    chunks: async function* () {
      yield* chunks;
    },
  };
}

const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
const anyText = fc.string({ unit: 'binary', maxLength: 60 });

describe('line splitter', () => {
  it('gives the same lines however the text is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme' }).map((line) => line.replace(/[\n\r]/g, ''))),
        fc.array(fc.nat(400)),
        fc.boolean(),
        (lines, places, crlf) => {
          const text = lines.join(crlf ? '\r\n' : '\n');
          const splitter = createLineSplitter(10_000);
          const found: string[] = [];
          let from = 0;
          for (const at of [...places.sort((a, b) => a - b), text.length]) {
            const to = Math.min(at, text.length);
            for (const line of splitter.push(text.slice(from, to))) {
              if (line.type === 'line') found.push(line.text);
            }
            from = to;
          }
          for (const line of splitter.end()) if (line.type === 'line') found.push(line.text);
          expect(found).toEqual(lines.filter((line) => line !== ''));
        },
      ),
    );
  });

  it('drops a line that is too long, keeps its beginning, and goes on with the next', () => {
    const splitter = createLineSplitter(1000);
    const lines = [
      ...splitter.push('a\n'),
      ...Array.from({ length: 50 }, () => splitter.push('x'.repeat(100))).flat(),
      ...splitter.push('\nb\n'),
    ];
    expect(lines).toEqual([
      { type: 'line', text: 'a' },
      { type: 'too-long', head: 'x'.repeat(512) },
      { type: 'line', text: 'b' },
    ]);
  });
});

const put = (id: string, name: string) => ({
  type: 'put',
  kind: 'team',
  id,
  rev: 1,
  doc: { id, name },
});

async function collectWorkset(text: string, places: readonly number[]) {
  const records: string[] = [];
  const malformed: string[] = [];
  const control: WorksetItem[] = [];
  let error: unknown = null;
  try {
    for await (const item of readWorkset(answerOf(cutAt(text, places)), parserHere.workset())) {
      if (item.type === 'batch') {
        records.push(...plainRecords(item.records).map((record) => JSON.stringify(record)));
        malformed.push(...item.malformed.map(({ kind, id, reason }) => `${kind} ${id} ${reason}`));
      } else control.push(item);
    }
  } catch (thrown) {
    error = thrown;
  }
  return { records, malformed, control, error };
}

describe('workset reader', () => {
  it('reads the same whatever the chunks, with any text in the documents', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText, { maxLength: 30 }), cuts, async (names, places) => {
        const puts = names.map((name, n) => put(`team-${n}`, `${name}x`));
        const lines = [
          { type: 'hello', scope: 's', expected: puts.length, cursor: 7 },
          ...puts,
          { type: 'end', cursor: 7, count: puts.length },
        ];
        const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
        const read = await collectWorkset(text, places);
        expect(read.error).toBeNull();
        expect(read.malformed).toEqual([]);
        expect(read.records.map((record) => JSON.parse(record).doc)).toEqual(
          puts.map(({ doc }) => doc),
        );
        expect(read.control).toEqual([
          { type: 'begin', scope: 's', expected: puts.length, cursor: 7 },
          { type: 'end', cursor: 7 },
        ]);
      }),
    );
  });

  it('is cut wherever the stream ends before its end', async () => {
    const whole = [
      { type: 'hello', scope: 's', expected: 1 },
      put('a', 'A'),
      { type: 'end', cursor: 7, count: 1 },
    ]
      .map((line) => `${JSON.stringify(line)}\n`)
      .join('');
    for (let length = 0; length < whole.length - 1; length += 1) {
      const read = await collectWorkset(whole.slice(0, length), []);
      expect(read.error).toMatchObject({ problem: expect.stringMatching(/cut|not-a-desk/) });
      expect(read.control.some(({ type }) => type === 'end')).toBe(false);
    }
  });

  it('sets aside what cannot be read, by name where it has one, and takes the rest', async () => {
    const lines = [
      JSON.stringify({ type: 'hello', scope: 's', expected: 1 }),
      'not json at all',
      JSON.stringify({ type: 'put', kind: 'team', id: 'x', rev: 3, doc: { id: 'x', name: '' } }),
      JSON.stringify({ type: 'put', kind: 'poem', id: 'y', rev: 3, doc: {} }),
      JSON.stringify({ type: 'put', kind: 'team', id: 'my card is 4111', rev: 3, doc: {} }),
      JSON.stringify({ type: 'put', kind: 'team' }),
      JSON.stringify({ type: 'end', cursor: 'soon' }),
      '[]',
      'null',
      JSON.stringify(put('good', 'Good')),
      JSON.stringify({ type: 'end', cursor: 7, count: 1 }),
    ];
    const read = await collectWorkset(lines.join('\n'), []);
    expect(read.error).toBeNull();
    expect(read.records).toHaveLength(1);
    expect(read.malformed).toHaveLength(8);
    expect(read.malformed[1]).toBe('team x doc.name: too small');
    expect(read.malformed.join()).not.toContain('4111');
  });

  it('does not take a stream that does not begin as one of a desk', async () => {
    const read = await collectWorkset('{"weather":"fine"}\n', []);
    expect(read.error).toMatchObject({ problem: 'not-a-desk' });
  });

  it('gives the first records before the stream goes on', async () => {
    let release: () => void = () => undefined;
    const more = new Promise<void>((resolve) => {
      release = resolve;
    });
    const lines = [{ type: 'hello', scope: 's', expected: 2 }, put('a', 'A')];
    const encode = (line: unknown) => new TextEncoder().encode(`${JSON.stringify(line)}\n`);
    const answer: DeskAnswer = {
      headers: new Headers(),
      chunks: async function* () {
        for (const line of lines) yield encode(line);
        await more;
        yield encode({ type: 'end', cursor: 1, count: 1 });
      },
    };
    const items = readWorkset(answer, parserHere.workset());
    expect((await items.next()).value).toMatchObject({ type: 'begin' });
    expect((await items.next()).value).toMatchObject({ type: 'batch', records: [{ id: 'a' }] });
    release();
    expect((await items.next()).value).toMatchObject({ type: 'end' });
  });
});

async function collectEvents(text: string, places: readonly number[]): Promise<LiveEvent[]> {
  const found: LiveEvent[] = [];
  await expect(
    readEvents(answerOf(cutAt(text, places)), (event) => found.push(event)),
  ).rejects.toMatchObject({ problem: 'cut' });
  return found;
}

describe('event reader', () => {
  it('reads the same whatever the chunks, and passes over what it does not know', async () => {
    const stream = [
      ': welcome\n\n',
      'event: changes\nid: 12\ndata: {"upTo":12}\n\n',
      'event: heartbeat\ndata: {"at":1}\n\n',
      'event: typing\ndata: {"threadId":"t","side":"customer","agentId":null,"on":true}\n\n',
      'event: future\ndata: {"what":"ever"}\n\n',
      'event: changes\ndata: not json\n\n',
      'event: changes\ndata: {"upTo":-1}\n\n',
      'event: presence\r\ndata: {"agentId":"ä","presence":"away","at":2}\r\n\r\n',
      'event: presence\r\ndata: {"agentId":"ken","presence":"away","at":2}\r\n\r\n',
      'event: changes\nid: 13\ndata: {"upTo":13}\n\n',
    ].join('');
    const expected = [
      { type: 'open' },
      { type: 'changes', upTo: 12 },
      { type: 'typing', threadId: 't', side: 'customer', agentId: null, on: true },
      { type: 'presence', agentId: 'ken', presence: 'away' },
      { type: 'changes', upTo: 13 },
    ];
    await fc.assert(
      fc.asyncProperty(cuts, async (places) => {
        expect(await collectEvents(stream, places)).toEqual(expected);
      }),
    );
  });

  it('does not let an endless event fill the memory', async () => {
    const answer: DeskAnswer = {
      headers: new Headers(),
      chunks: async function* () {
        const chunk = new TextEncoder().encode('x'.repeat(100_000));
        yield new TextEncoder().encode('data: ');
        for (;;) yield chunk;
      },
    };
    await expect(readEvents(answer, () => undefined)).rejects.toMatchObject({ problem: 'cut' });
  });
});
