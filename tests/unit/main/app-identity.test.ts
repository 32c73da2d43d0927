import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { APP_ID, identifyApp, TOAST_ACTIVATOR_CLSID } from '../../../src-main/shell/app-identity';

function toldBy(platform: NodeJS.Platform, isPackaged: boolean): string[] {
  const told: string[] = [];
  identifyApp(
    {
      isPackaged,
      setAppUserModelId: (id) => told.push(id),
      setToastActivatorCLSID: (id) => told.push(id),
    },
    platform,
  );
  return told;
}

describe('who Heddle is to the system', () => {
  it('is what the installers say', () => {
    const appId = /^appId: (\S+)$/m.exec(readFileSync('electron-builder.yml', 'utf8'))?.[1];
    expect(APP_ID).toBe(appId);
  });

  it('is told to Windows, of an installed Heddle', () => {
    expect(toldBy('win32', true)).toEqual([APP_ID, TOAST_ACTIVATOR_CLSID]);
    expect(toldBy('win32', false)).toEqual([]);
    expect(toldBy('darwin', true)).toEqual([]);
  });

  it('has an identifier that Windows takes', () => {
    expect(TOAST_ACTIVATOR_CLSID).toMatch(/^\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/);
  });

  it('is told before the app runs', () => {
    const main = readFileSync('src-main/index.ts', 'utf8');
    const told = main.indexOf('identifyApp(app, process.platform)');
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThan(main.indexOf('runApp({'));
  });
});
