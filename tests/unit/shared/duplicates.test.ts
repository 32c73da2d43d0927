import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Customer } from '@shared/domain';
import { duplicateReasons, mergedCustomer } from '@shared/rules';
import { NOON, customer } from './builders';

const grace = (over: Partial<Customer> = {}): Customer => customer({ id: 'a', ...over });
const other = (over: Partial<Customer> = {}): Customer =>
  customer({ id: 'b', name: 'G. Okafor', ...over });

describe('likely duplicates', () => {
  it.each<[string, Customer['attributes'], Customer['attributes'], string[]]>([
    ['the same e-mail', { Mail: 'Grace@x.org' }, { 'E-mail': 'grace@X.org ' }, ['email']],
    [
      'the same telephone, with and without the country',
      { Phone: '+44 20 7946 0018' },
      { Tel: '020 7946 0018' },
      ['phone'],
    ],
    ['equal order numbers', { Order: '4471 2290 01' }, { Order: '4471 2290 01' }, []],
    ['nothing', { Plan: 'Home 100' }, { Plan: 'Home 100' }, []],
  ])('%s', (_title, a, b, reasons) => {
    expect(duplicateReasons(grace({ attributes: a }), other({ attributes: b }))).toEqual(reasons);
  });

  it('the same name in any order, but only with something else', () => {
    const again = { name: 'OKAFOR, Gráce' };
    expect(duplicateReasons(grace(), other(again))).toEqual([]);
    const town = { attributes: { Postcode: 'N1 9GU' } };
    expect(duplicateReasons(grace(town), other({ ...again, ...town }))).toEqual(['name']);
  });
});

describe('one record of two', () => {
  it('keeps what it says, adds what only the other knows, and remembers its id', () => {
    const keep = grace({ attributes: { Plan: 'Home', Mail: null }, consentToOffers: true });
    const gone = other({
      value: 'high',
      customerSince: NOON - 1,
      consentToOffers: false,
      formerIds: ['z'],
      attributes: { Plan: 'Mobile', Mail: 'g@x.org', Size: 4 },
    });
    expect(mergedCustomer({ ...keep, customerSince: null }, gone)).toMatchObject({
      id: 'a',
      name: 'Grace Okafor',
      value: 'high',
      customerSince: NOON - 1,
      consentToOffers: false,
      attributes: { Plan: 'Home', Mail: 'g@x.org', Size: 4 },
      formerIds: ['b', 'z'],
    });
  });

  it('goes on hiding what one of them hides', () => {
    const keep = grace({ sensitiveAttributes: ['Born'] });
    const gone = other({ sensitiveAttributes: ['IBAN', 'Born'] });
    expect(mergedCustomer(keep, gone).sensitiveAttributes).toEqual(['Born', 'IBAN']);
    expect('sensitiveAttributes' in mergedCustomer(grace({}), other({}))).toBe(false);
  });

  it('loses no attribute, and no former id of either', () => {
    const attributes = fc.dictionary(fc.string({ minLength: 1, maxLength: 3 }), fc.string());
    const ids = fc.array(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 5 });
    fc.assert(
      fc.property(attributes, attributes, ids, ids, (a, b, idsA, idsB) => {
        const merged = mergedCustomer(
          grace({ attributes: a, formerIds: idsA }),
          other({ attributes: b, formerIds: idsB }),
        );
        for (const [name, value] of Object.entries({ ...b, ...a })) {
          expect(merged.attributes[name]).toBe(value);
        }
        expect(new Set(merged.formerIds)).toEqual(new Set([...idsA, 'b', ...idsB]));
      }),
    );
  });
});
