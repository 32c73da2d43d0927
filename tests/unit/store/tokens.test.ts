import { expect, test } from 'vitest';
import { indexText, runsOf, tokensOfFolded } from '../../../src-main/store/search/tokens';

test('plain ASCII goes into the index as it is, without NUL', () => {
  expect(indexText("Don't\0 send A-12_3@x.com")).toBe("Don't  send A-12_3@x.com");
});

test.each([
  ['über uns', 'uber uns'],
  ['配送状況', '配送 送状 状況 況'],
  ['iPhone用の充電', 'iphone 用の の充 充電 電'],
  ['配送 状況', '配送 送 状況 況'],
  ['สวัสดี', 'สว วั ัส สด ดี ี'],
  ['안녕', '안녕 녕'],
  ['ok😀👍🏽', 'ok 😀 👍'],
  ['❤\uFE0F\u200D🔥', '❤ 🔥'],
  ['ラーメン', 'ラー ーメ メン ン'],
  ['ｱｲ', 'アイ イ'],
  ['½ – “q”', '1 2 q'],
])('%s is indexed as %s', (text, expected) => {
  expect(indexText(text)).toBe(expected);
});

test('ASCII splits into the same tokens on both ways', () => {
  const text = 'order #a-1234, mail x_y@example.com: 50% "off"';
  const words = 'order a 1234 mail x y example com 50 off'.split(' ');
  expect(tokensOfFolded(text)).toEqual(words);
  expect([...runsOf(text)].map((run) => run.text)).toEqual(words);
});
