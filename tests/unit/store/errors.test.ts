import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { StoreError, toStoreError } from '../../../src-main/store/errors';

test.each([
  ['SQLITE_CORRUPT_VTAB', 'damaged'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_FULL', 'disk-full'],
  ['SQLITE_IOERR_WRITE', 'disk'],
  ['SQLITE_IOERR_READ', 'damaged'],
  ['SQLITE_IOERR_FSYNC', 'disk'],
  ['SQLITE_READONLY', 'unwritable'],
  ['SQLITE_CANTOPEN', 'unwritable'],
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_CONSTRAINT', 'failed'],
])('%s is the problem "%s"', (code, problem) => {
  const error = toStoreError(new Database.SqliteError('about something', code));
  expect(error).toMatchObject({ problem, detail: code });
});

test.each([
  ['ENOSPC', 'disk-full'],
  ['EROFS', 'unwritable'],
  ['EACCES', 'unwritable'],
  ['EIO', 'disk'],
])('%s of the system is the problem "%s"', (code, problem) => {
  const error = toStoreError(Object.assign(new Error('about a path'), { code }));
  expect(error).toMatchObject({ problem, detail: code });
});

test('the words of an unknown error are dropped, because they may quote a customer', () => {
  const quoting = () => {
    try {
      JSON.parse('{"text": a customer wrote this');
    } catch (error) {
      return toStoreError(error);
    }
    throw new Error('unreachable');
  };
  const error = quoting();
  expect(error.problem).toBe('failed');
  expect(`${error.message} ${error.detail ?? ''}`).not.toContain('customer wrote');
  expect(toStoreError('a customer wrote this').detail).toBe('string');
});

test('a StoreError stays as it is', () => {
  const error = new StoreError('superseded');
  expect(toStoreError(error)).toBe(error);
});
