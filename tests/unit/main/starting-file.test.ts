import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StartingFile } from '../../../src-main/settings/starting-file';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'heddle-settings-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function written(text: string): void {
  writeFileSync(join(folder, 'settings.json'), text);
}

function fileFor(values: Map<string, unknown>) {
  return {
    get: (key: string) => values.get(key),
    set: (key: string, value: unknown) => void values.set(key, value),
  };
}

describe('the settings file at the start', () => {
  it('is read without what writes it', () => {
    written('{"window":{"maximised":true}}');
    const load = vi.fn();
    expect(new StartingFile(folder, load).get('window')).toEqual({ maximised: true });
    expect(load).not.toHaveBeenCalled();
  });

  it.each(['', 'no JSON', 'null', '7'])('is empty when it holds %j', (text) => {
    written(text);
    expect(new StartingFile(folder, vi.fn()).get('settings')).toBeUndefined();
  });

  it('is empty when it is missing', () => {
    expect(new StartingFile(folder, vi.fn()).get('settings')).toBeUndefined();
  });

  it('keeps a change at once, opens the file for it, and writes no other value', async () => {
    written('{"settings":{"theme":"dark"},"window":1}');
    const values = new Map<string, unknown>();
    const load = vi.fn(async () => fileFor(values));
    const file = new StartingFile(folder, load);
    file.set('window', 2);
    expect(file.get('window')).toBe(2);
    file.set('window', 3);
    await file.open();
    expect([...values]).toEqual([['window', 3]]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('is the real one once that is open', async () => {
    const values = new Map<string, unknown>([['settings', { theme: 'light' }]]);
    const file = new StartingFile(folder, async () => fileFor(values));
    await file.open();
    file.set('window', 1);
    expect(values.get('window')).toBe(1);
    expect(file.get('settings')).toEqual({ theme: 'light' });
  });
});
