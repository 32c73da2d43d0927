import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  customerFilterText,
  isEmptyQuery,
  parseSearch,
  searchedText,
  withFilter,
  withoutPart,
  withPart,
} from '@shared/search';
import type { SearchQuery } from '@shared/search';

/** A Wednesday, in the afternoon of whatever time zone the test runs in. */
const NOW = new Date(2026, 2, 18, 15, 30).getTime();
const context = { now: NOW, dayFirst: true };
const parse = (text: string): SearchQuery => parseSearch(text, context);

/** Clauses as text: alternatives joined by |, quotes and stars as typed. */
function clausesOf(query: SearchQuery): string[] {
  return query.clauses.map((units) =>
    units
      .map(({ text, quoted, prefix }) => (quoted ? `"${text}"` : text) + (prefix ? '*' : ''))
      .join('|'),
  );
}
const filtersOf = (text: string) => parse(text).filters.map(({ filter }) => filter);

describe('words', () => {
  it('takes all words, the last of which may go on', () => {
    expect(clausesOf(parse('red light router'))).toEqual(['red', 'light', 'router*']);
  });
  it('takes quoted words as one, and the unfinished quote of somebody typing', () => {
    expect(clausesOf(parse('"red light" router "gold pl'))).toEqual([
      '"red light"',
      'router',
      '"gold pl"*',
    ]);
    expect(clausesOf(parse('„rotes Licht“'))).toEqual(['"rotes Licht"']);
  });
  it('leaves out what has a minus before it, but not the second half of e-mail', () => {
    const query = parse('refund -voucher -"gift card" e-mail');
    expect(clausesOf(query)).toEqual(['refund', 'e-mail*']);
    expect(query.without.map(({ text, prefix }) => [text, prefix])).toEqual([
      ['voucher', false],
      ['gift card', false],
    ]);
  });
  it('joins alternatives by OR, and takes an OR without two sides as a word', () => {
    expect(clausesOf(parse('refund OR "money back" OR return flight'))).toEqual([
      'refund|"money back"|return',
      'flight*',
    ]);
    expect(clausesOf(parse('OR refund'))).toEqual(['OR', 'refund*']);
    expect(clausesOf(parse('refund OR'))).toEqual(['refund', 'OR*']);
    expect(clausesOf(parse('this or that'))).toEqual(['this', 'or', 'that*']);
  });
  it('takes a star as the beginning of a word', () => {
    expect(clausesOf(parse('refu* now'))).toEqual(['refu*', 'now*']);
  });
});

describe('filters', () => {
  it.each([
    ['from:customer', { kind: 'from', who: 'customer' }],
    ['from:me', { kind: 'from', who: 'me' }],
    ['from:"Ana López"', { kind: 'from', who: { name: 'Ana López' } }],
    ['customer:Okafor', { kind: 'customer', name: 'Okafor' }],
    ['customer:id=c-1', { kind: 'customer', name: '', id: 'c-1' }],
    ['with:"Ana Becker id=a:b@c_1"', { kind: 'customer', name: 'Ana Becker', id: 'a:b@c_1' }],
    ['customer:"Ana id="', { kind: 'customer', name: 'Ana id=' }],
    ['customer:valid=c-1', { kind: 'customer', name: 'valid=c-1' }],
    ['channel:WhatsApp', { kind: 'channel', channel: 'whatsapp' }],
    ['team:Billing', { kind: 'team', name: 'Billing' }],
    ['tag:"late delivery"', { kind: 'tag', name: 'late delivery' }],
    ['intent:refund', { kind: 'intent', name: 'refund' }],
    ['status:snoozed', { kind: 'status', states: ['snoozed'] }],
    ['is:done', { kind: 'status', states: ['resolved'] }],
    ['has:files', { kind: 'has', what: 'attachment' }],
    ['has:note', { kind: 'has', what: 'note' }],
    ['has:offer', { kind: 'has', what: 'offer' }],
  ])('%s', (text, filter) => {
    expect(filtersOf(text)).toEqual([filter]);
    expect(parse(text).clauses).toEqual([]);
  });

  it('may be negated, and stands anywhere between words', () => {
    const query = parse('router -channel:sms broken');
    expect(query.filters).toMatchObject([{ without: true, filter: { channel: 'sms' } }]);
    expect(clausesOf(query)).toEqual(['router', 'broken*']);
  });
  it('is words when its key or value means nothing', () => {
    expect(clausesOf(parse('channel:fax'))).toEqual(['channel:fax*']);
    expect(clausesOf(parse('note:this https://example.com/a?b=c'))).toEqual([
      'note:this',
      'https://example.com/a?b=c*',
    ]);
    expect(clausesOf(parse('before:never'))).toEqual(['before:never*']);
    expect(clausesOf(parse('constructor:x toString:y'))).toEqual(['constructor:x', 'toString:y*']);
    expect(clausesOf(parse('from: Ana'))).toEqual(['from:', 'Ana*']);
  });
  it('drops an OR between filters that are alternatives anyway', () => {
    const query = parse('from:ana OR from:bob refund OR voucher');
    expect(query.filters.map(({ filter }) => filter.kind)).toEqual(['from', 'from']);
    expect(clausesOf(query)).toEqual(['refund|voucher*']);
    expect(query.unread).toEqual([]);
  });
  it.each([
    ['refund OR tag:late', ['refund']],
    ['tag:late OR refund', ['refund*']],
    ['tag:late OR tag:vip', []],
    ['from:ana OR -from:bob', []],
    ['from:ana OR channel:sms', []],
    ['-voucher OR refund', ['refund*']],
    ['refund OR -voucher', ['refund']],
  ])('does not understand the OR of %s, and looks for no word of that name', (text, clauses) => {
    const query = parse(text);
    expect(clausesOf(query)).toEqual(clauses);
    expect(query.unread.map(({ start, end }) => text.slice(start, end))).toEqual(['OR']);
  });
  it('takes the further words of a date, and no others', () => {
    const query = parse(
      'after:1 march 2026 router before:last week on:2nd of may 2025 since:1 de marzo de 2026 lamp',
    );
    expect(query.filters.map(({ filter }) => filter.kind)).toEqual(Array(4).fill('time'));
    expect(clausesOf(query)).toEqual(['router', 'lamp*']);
  });
  it('names the bounds of a time so that both ends fit together', () => {
    const day = (d: number) => new Date(2026, 2, d).getTime();
    expect(filtersOf('after:2026-03-01')).toEqual([{ kind: 'time', from: day(1), until: null }]);
    expect(filtersOf('before:2026-03-01')).toEqual([{ kind: 'time', from: null, until: day(1) }]);
    expect(filtersOf('until:2026-03-01')).toEqual([{ kind: 'time', from: null, until: day(2) }]);
    expect(filtersOf('on:2026-03-01')).toEqual([{ kind: 'time', from: day(1), until: day(2) }]);
  });
});

describe('chips', () => {
  it('know where they were typed, and can be taken away or written anew', () => {
    const text = 'router after:1 march 2026 -channel:sms lamp';
    const [when, channel] = parse(text).filters;
    if (!when || !channel) throw new Error('two filters');
    expect(text.slice(when.span.start, when.span.end)).toBe('after:1 march 2026');
    expect(text.slice(channel.span.start, channel.span.end)).toBe('-channel:sms');
    expect(withoutPart(text, when.span)).toBe('router -channel:sms lamp');
    expect(withPart(text, channel.span, 'channel:app')).toBe(
      'router after:1 march 2026 channel:app lamp',
    );
    expect(withFilter('router ', 'from', 'Ana López')).toBe('router from:"Ana López" ');
  });
});

describe('bad input', () => {
  it.each(['', '   ', '"', '""', '-', '--', '- -', '|', '*', '(((', '"" "" -""', ':', '::::'])(
    'finds nothing to look for in %j',
    (text) => {
      expect(isEmptyQuery(parse(text))).toBe(true);
    },
  );
  it('reads anything without failing, within its limits, and every span lies in the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('"', '-', ' OR ', 'from:', 'before:', 'NEAR(', '*', '\0', '\uD800', "';--"),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const query = parse(text);
        expect(query.clauses.length + query.without.length).toBeLessThanOrEqual(24);
        for (const { span } of [...query.clauses.flat(), ...query.without, ...query.filters]) {
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
  it('says how much of a long text is read, and parts no character', () => {
    expect(searchedText('  refund ')).toBe('refund');
    expect(searchedText('x'.repeat(1001))).toHaveLength(1000);
    expect(searchedText(`${'x'.repeat(999)}😀`)).toBe('x'.repeat(999));
    expect(searchedText(`${'x'.repeat(999)} yy`)).toBe('x'.repeat(999));
  });
  it('reads ten thousand characters and five hundred words', () => {
    expect(parse('x'.repeat(10_000)).clauses).toHaveLength(1);
    expect(parse('word '.repeat(500)).clauses).toHaveLength(24);
  });
});

describe('the filter of exactly one customer', () => {
  it.each(['Ana Becker', '', 'The "Old" “Inn”', 'customer:nobody id=c-2', 'x'.repeat(5000), '-'])(
    'is read as that one, whatever they are called: %s',
    (name) => {
      const { filters, clauses, without } = parse(customerFilterText({ id: 'c-1', name }));
      expect(filters).toMatchObject([{ filter: { kind: 'customer', id: 'c-1' }, without: false }]);
      expect([clauses, without]).toEqual([[], []]);
    },
  );
  it('can be read by people', () => {
    expect(customerFilterText({ id: 'c-1', name: 'Ana Becker' })).toBe(
      'customer:"Ana Becker id=c-1"',
    );
  });
});
