import { describe, expect, it } from 'vitest';
import { timeZoneOf } from '@shared/rules';

describe('where a customer’s day begins', () => {
  it('is what the desk says, whatever an attribute says', () => {
    const attributes = { 'Time zone': 'Asia/Dubai' };
    expect(timeZoneOf({ timeZone: 'Asia/Riyadh', attributes })).toBe('Asia/Riyadh');
  });

  it('is what an attribute says where the desk says nothing', () => {
    expect(timeZoneOf({ attributes: { 'Time zone': 'Asia/Tokyo' } })).toBe('Asia/Tokyo');
    expect(timeZoneOf({ attributes: { timezone: 5, City: 'Bonn' } })).toBeNull();
  });
});
