import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createReserve, freeBytes } from '../../../src-main/store/reserve';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heddle-reserve-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const BYTES = 3 * 1024 * 1024 + 5;
const file = () => join(folder, 'reserve');

test('is as large as asked, also for a disk that compresses, and given back once', async () => {
  const reserve = createReserve(folder, BYTES);
  await reserve.make();
  expect(statSync(file()).size).toBe(BYTES);
  expect(gzipSync(readFileSync(file()).subarray(0, 500_000)).length).toBeGreaterThan(490_000);
  const { mtimeMs } = statSync(file());
  await reserve.make();
  expect(statSync(file()).mtimeMs).toBe(mtimeMs);
  expect(await reserve.release()).toBe(true);
  expect(await reserve.release()).toBe(false);
});

test('is not made where it would take the last space there is', async () => {
  const free = (await freeBytes(folder)) ?? 0;
  await expect(createReserve(folder, free).make()).rejects.toMatchObject({ problem: 'disk-full' });
  expect(() => statSync(file())).toThrow('ENOENT');
});

test('none is wanted: none is made', async () => {
  await createReserve(folder, 0).make();
  expect(() => statSync(file())).toThrow('ENOENT');
});
