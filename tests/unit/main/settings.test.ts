import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@shared/rules';
import { type SettingsFile, SettingsStore } from '../../../src-main/settings/settings';

function fileOf(content: Record<string, unknown> = {}): SettingsFile & {
  readonly content: Record<string, unknown>;
} {
  return {
    content,
    get: (key) => content[key],
    set: (key, value) => {
      content[key] = value;
    },
  };
}

describe('settings', () => {
  it('are the usual ones at first', () => {
    expect(new SettingsStore(fileOf()).get()).toEqual(DEFAULT_SETTINGS);
  });

  it('are kept', () => {
    const file = fileOf();
    new SettingsStore(file).set({ theme: 'dark', density: 'compact' });
    expect(new SettingsStore(file).get()).toEqual({
      ...DEFAULT_SETTINGS,
      theme: 'dark',
      density: 'compact',
    });
  });

  it.each([[null], ['text'], [42], [{ theme: 'pink', density: 7, deskUrl: {} }], [[]]])(
    'that cannot be read (%j) fall back one by one',
    (settings) => {
      expect(new SettingsStore(fileOf({ settings })).get()).toEqual(DEFAULT_SETTINGS);
    },
  );

  it('keep what is readable beside what is not', () => {
    const file = fileOf({ settings: { theme: 'dark', density: 'none', locale: 'en' } });
    expect(new SettingsStore(file).get().theme).toBe('dark');
  });

  it('from the command line hold for this run only', () => {
    const file = fileOf();
    const store = new SettingsStore(file, { locale: 'en-XA' });
    expect(store.set({ theme: 'light' }).locale).toBe('en-XA');
    expect(new SettingsStore(file).get()).toMatchObject({ locale: 'system', theme: 'light' });
  });

  it('remember the window, unless what is there is no window', () => {
    const before = { bounds: { x: 1, y: 2, width: 3, height: 4 }, maximised: true };
    const state = { ...before, fullScreen: true };
    const file = fileOf();
    new SettingsStore(file).setWindowState(state);
    expect(new SettingsStore(file).windowState()).toEqual(state);
    // As earlier versions wrote it.
    const old = new SettingsStore(fileOf({ window: before })).windowState();
    expect(old).toEqual({ ...before, fullScreen: false });
    expect(new SettingsStore(fileOf({ window: { bounds: 'x' } })).windowState()).toBeNull();
  });
});
