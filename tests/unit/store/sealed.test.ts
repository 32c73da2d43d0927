import { expect, test } from 'vitest';
import { seenSchema } from '../../../src-main/store/work/schemas';
import { seal, unseal } from '../../../src-main/store/work/sealed';

const row = seal('mark', 'seen t1', { seenAt: 5 });

test('a row comes back as it was written', () => {
  expect(unseal('mark', row, seenSchema)).toEqual({ seenAt: 5 });
});

test.each([
  ['another text', { ...row, body: '{"seenAt":6}' }],
  ['another id', { ...row, id: 'seen t2' }],
  ['another checksum', { ...row, checksum: '0'.repeat(32) }],
])('%s is not trusted', (_what, changed) => {
  expect(unseal('mark', changed, seenSchema)).toBeNull();
});

test('a row of another table, or of a shape nobody knows, is not trusted', () => {
  expect(unseal('draft', row, seenSchema)).toBeNull();
  expect(unseal('mark', seal('mark', 'a', { seenAt: 'x' }), seenSchema)).toBeNull();
  const broken = { id: 'a', body: '{', checksum: seal('mark', 'a', {}).checksum };
  expect(unseal('mark', broken, seenSchema)).toBeNull();
});
