import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fillKnown,
  fillTemplate,
  loadOf,
  messageRowId,
  previewOf,
  rowIdTime,
  sensitiveGaps,
  templateGaps,
} from '@shared/rules';
import { NOON, customer } from './builders';

describe('the preview of a message', () => {
  it('is one line without controls or overrides', () => {
    expect(previewOf('Hello\r\n\tthere\u0000 \u202Eevil\u202C!')).toBe('Hello there evil !');
  });

  it('does not cut through a character, and says that there is more', () => {
    const preview = previewOf(`a${'😀'.repeat(1_000_000)}`);
    expect(preview).toHaveLength(200);
    expect(preview.isWellFormed()).toBe(true);
    expect(preview.endsWith('😀…')).toBe(true);
  });

  it('fits its field and is well-formed, whatever the customer wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const preview = previewOf(text);
        expect(preview.length).toBeLessThanOrEqual(201);
        expect(preview.isWellFormed()).toBe(true);
        for (const bad of ['\n', '\r', '\u0000', '\u202E']) expect(preview).not.toContain(bad);
      }),
    );
  });

  it('mends lone surrogates', () => {
    expect(previewOf('a\uD800b')).toBe('a\uFFFDb');
  });
});

describe('templates', () => {
  const context = {
    customer: customer({ name: 'Haruki Tanaka', attributes: { plan: 'Home 100', empty: '' } }),
    agentName: 'Rosa Keller',
  };

  it('fills what is known', () => {
    expect(
      fillTemplate('Dear {{ customer.firstName }} ({{attribute.plan}}), {{agent.name}}', context),
    ).toBe('Dear Haruki (Home 100), Rosa Keller');
  });

  it('shows a gap instead of hiding it', () => {
    expect(fillTemplate('{{attribute.empty}} {{attribute.toString}} {{nonsense}}', context)).toBe(
      '[attribute.empty] [attribute.toString] [nonsense]',
    );
  });
});

describe('message row ids', () => {
  it('leaves what the desk calls sensitive to be typed by whoever wants to send it', () => {
    const secretive = {
      customer: customer({
        name: 'Haruki Tanaka',
        attributes: { iban: 'DE02 1203', pin: null, plan: 'Home 100' },
        sensitiveAttributes: ['iban', 'pin'],
      }),
      agentName: 'Rosa',
    };
    const text = '{{attribute.plan}}: {{attribute.iban}} {{attribute.pin}} {{nonsense}}';
    const filled = fillKnown(text, secretive);
    expect(filled).toBe('Home 100: {{attribute.iban}} {{attribute.pin}} {{nonsense}}');
    expect(fillTemplate('{{attribute.iban}}', secretive)).toBe('[attribute.iban]');
    expect(sensitiveGaps(templateGaps(filled), secretive.customer)).toEqual(['iban']);
  });

  it('grow with time, and give the time back', () => {
    const time = fc.integer({ min: 0, max: 2_190_000_000_000 });
    const tie = fc.integer({ min: 0, max: 4095 });
    fc.assert(
      fc.property(time, tie, time, tie, (atA, tieA, atB, tieB) => {
        const a = messageRowId(atA, tieA);
        const b = messageRowId(atB, tieB);
        expect(rowIdTime(a)).toBe(atA);
        if (atA !== atB) expect(a < b).toBe(atA < atB);
      }),
    );
  });

  it('refuses what would not be a safe integer', () => {
    expect(() => messageRowId(NOON, 4096)).toThrow(RangeError);
    expect(() => messageRowId(2 ** 42, 0)).toThrow(RangeError);
  });
});

describe('load', () => {
  it('weighs by state', () => {
    expect(
      loadOf({ 'waiting-on-us': 6, 'waiting-on-customer': 12, snoozed: 9, resolved: 80 }),
    ).toBe(7.2);
  });
});
