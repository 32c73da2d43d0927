import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactingLog } from '../../../src-main/diagnostics/log';
import { redact } from '../../../src-main/diagnostics/redact';
import { ConnectorError } from '../../../src-main/connectors/connector';

/** What must never be in a log, in the places where it could slip in. */
const PLANTED = {
  sentence: 'My parcel never came and I am furious',
  email: 'ida.berg@example.com',
  card: '4111 1111 1111 1111',
  phone: '+46 70 123 45 67',
  token: 'kX9vQ2mB7nL4pR8sT1wY5zA3cE6gH0jD-fU',
  hex: 'b1946ac92492d2347c6235b4d2611184b1946ac92492d2347c6235b4d2611184',
  home: '/home/ida berg/heddle',
};

function lines(write: (log: ReturnType<typeof redactingLog>) => void): string {
  const written: string[] = [];
  write(
    redactingLog(
      (_level, line) => written.push(line),
      () => 0,
    ),
  );
  return written.join('\n');
}

describe('what a log may hold', () => {
  it('keeps numbers, switches, ids and codes', () => {
    expect(redact({ count: 3, ok: true, threadId: 'thread-12', problem: 'disk-full' })).toEqual({
      count: 3,
      ok: true,
      threadId: 'thread-12',
      problem: 'disk-full',
    });
  });

  for (const [what, secret] of Object.entries(PLANTED)) {
    it(`drops a planted ${what}, wherever it was put`, () => {
      const error = new Error(`cannot read ${secret}`, { cause: new TypeError(secret) });
      const text = lines((log) => {
        log.info(secret);
        log.warn('x', { value: secret, deep: { list: [secret, { again: secret }] } });
        log.error('x', { error, [secret]: 1 });
        log.error('x', { error: Object.assign(new Error('y'), { code: secret, name: secret }) });
        log.info('x', { bytes: new TextEncoder().encode(secret), map: new Map([['a', secret]]) });
      });
      expect(text).not.toContain(secret);
    });
  }

  it('drops a single word from a field that holds what people wrote', () => {
    expect(lines((log) => log.info('x', { text: 'password123', customerName: 'Ida' }))).not.toMatch(
      /password123|Ida/,
    );
  });

  it('drops what JSON.parse quotes of a text', () => {
    const text = lines((log) => {
      try {
        JSON.parse('Hello, my name is Ida');
      } catch (error) {
        log.error('x', { error });
      }
    });
    expect(text).toContain('SyntaxError');
    expect(text).not.toContain('Hello');
  });

  it('never lets a sentence through, whatever it is', () => {
    const word = fc.stringMatching(/^[a-zäöüß]{4,9}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 8 }), (words) => {
        const sentence = words.join(' ');
        const text = lines((log) =>
          log.warn('x', { a: sentence, b: [sentence], c: { d: sentence } }),
        );
        expect(text).not.toContain(sentence);
      }),
    );
  });

  it('says of an error what helps: its name, its code and where it happened', () => {
    const error = Object.assign(new RangeError('secret words'), {
      code: 'ENOSPC',
      syscall: 'write',
    });
    const written = redact(error);
    expect(written).toMatchObject({ error: 'RangeError', code: 'ENOSPC', syscall: 'write' });
    expect(JSON.stringify(written)).toContain('redact.test.ts');
    expect(JSON.stringify(written)).not.toContain(process.cwd());
  });

  it('keeps the words of errors that are written in this project', () => {
    expect(redact(new ConnectorError('offline', 'This computer has no network.'))).toMatchObject({
      problem: 'offline',
      message: 'This computer has no network.',
    });
  });

  it('is one line of JSON for each entry, also with line breaks in it', () => {
    const text = lines((log) => log.info('a.b', { code: 'x\ny' }));
    expect(JSON.parse(text)).toEqual({
      at: '1970-01-01T00:00:00.000Z',
      level: 'info',
      event: 'a.b',
      code: '[redacted]',
    });
  });
});
