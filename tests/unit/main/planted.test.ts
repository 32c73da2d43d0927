import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formsOf, PlantedWords, processTree } from '../../helpers/planted';

/*
 * The search for planted words proves that none is there by finding none. So it has to be proven
 * that it finds them.
 */

const WORDS = ['quastenflachs', 'fädelöhrglück', '織機の番号'];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'heddle-planted-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const noise = () => randomBytes(97);

describe.each(WORDS)('%s is found', (word) => {
  const words = new PlantedWords([word]);
  const utf8 = Buffer.from(word);

  it.each([
    ['as it is', utf8],
    ['in UTF-16', Buffer.from(word, 'utf16le')],
    ['in a JSON string', Buffer.from(JSON.stringify({ text: `a ${word} b` }))],
    [
      'in JSON escapes',
      Buffer.from(
        [...word].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
      ),
    ],
    ['in hexadecimal', Buffer.from(utf8.toString('hex'))],
    ['in an address', Buffer.from(`https://example.com/?q=${encodeURIComponent(word)}`)],
    ...[0, 1, 2, 3, 4, 5].map((before): [string, Buffer] => [
      `in base64, ${before} bytes into it`,
      Buffer.from(
        Buffer.concat([Buffer.alloc(before, 'x'), utf8, Buffer.from('more')]).toString('base64'),
      ),
    ]),
    ...[0, 1, 2].map((before): [string, Buffer] => [
      `in base64 of UTF-16, ${before} bytes into it`,
      Buffer.from(
        Buffer.concat([Buffer.alloc(before), Buffer.from(word, 'utf16le')]).toString('base64'),
      ),
    ]),
  ])('%s', (_name, bytes) => {
    const found = words.findIn(Buffer.concat([noise(), bytes, noise()]), 'here');
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatchObject({ where: 'here', word });
  });
});

it('nothing is found where nothing is', () => {
  const words = new PlantedWords(WORDS);
  const bytes = Buffer.concat([
    Buffer.from('quastenflach fadelohrgluck 織機'),
    randomBytes(1 << 20),
  ]);
  expect(words.findIn(bytes, 'here')).toEqual([]);
  for (const word of WORDS) {
    // Long enough that chance finds none.
    for (const { bytes: form } of formsOf(word)) expect(form.length).toBeGreaterThan(9);
  }
});

it('files are found wherever they lie, by content and by name', async () => {
  await mkdir(join(folder, 'Cache', 'deep'), { recursive: true });
  await writeFile(
    join(folder, 'Cache', 'deep', 'data_1'),
    Buffer.concat([noise(), Buffer.from(WORDS[0]!)]),
  );
  await writeFile(join(folder, 'quastenflachs.pdf'), 'x');
  await writeFile(join(folder, 'clean'), noise());
  const { files, findings } = await new PlantedWords(WORDS).findBelow(folder);
  expect(files).toBe(3);
  expect(findings.map(({ where }) => where).sort()).toEqual([
    join(folder, 'Cache', 'deep', 'data_1'),
    `the name of ${join(folder, 'quastenflachs.pdf')}`,
  ]);
});

it.runIf(process.platform === 'linux')(
  'a file without a name is found at whoever holds it',
  async () => {
    const path = join(folder, 'spilled');
    const file = await open(path, 'w+');
    await file.write(`${WORDS[0]} and more`);
    await rm(path);
    const words = new PlantedWords(WORDS);
    const { findings } = await words.findHeld([process.pid]);
    expect(findings).toEqual([
      { where: `${path} (deleted) of process ${process.pid}`, word: WORDS[0], form: 'utf8' },
    ]);
    await file.close();
    expect((await words.findHeld([process.pid])).findings).toEqual([]);
    expect(await processTree(process.ppid)).toContain(process.pid);
  },
);
