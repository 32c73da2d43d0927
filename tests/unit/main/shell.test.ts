import type { App, MenuItem, Session } from 'electron';
import { describe, expect, it, vi } from 'vitest';
import { parseCommandLine } from '../../../src-main/shell/command-line';
import { contextTemplate } from '../../../src-main/shell/context-template';
import { guardAllPages, guardSession, originOf } from '../../../src-main/shell/guards';
import { menuTemplate } from '../../../src-main/shell/menu';
import { safeLink } from '../../../src-main/shell/open-link';
import { PDF_FRAME_URL } from '@shared/pdf-frame';
import { textsOf } from '../../../src-main/shell/texts';
import { windowBackground } from '../../../src-main/shell/theme';
import {
  MIN_HEIGHT,
  MIN_WIDTH,
  POP_OUT_SIZES,
  roomyBounds,
  visibleBounds,
} from '../../../src-main/shell/window-state';
import { stub } from './fakes';

const texts = textsOf('en');

describe('links', () => {
  it.each([
    ['https://example.com/a?b=c#d'],
    ['HTTPS://Example.com'],
    ['https://xn--bcher-kva.de/'],
  ])('opens %s', (address) => {
    expect(safeLink(address)).toBe(new URL(address).href);
  });

  it.each([
    ['http://example.com'],
    ['file:///etc/passwd'],
    ['smb://host/share'],
    ['\\\\host\\share'],
    ['javascript:alert(1)'],
    [' javascript:alert(1)'],
    ['data:text/html,x'],
    ['vbscript:x'],
    ['ms-msdt:/id'],
    ['search-ms:query=x'],
    ['mailto:a@example.com'],
    ['tel:+1'],
    ['blob:https://example.com/x'],
    ['heddle-app://console/index.html'],
    ['https://bank.example@evil.example/'],
    ['https://user:password@example.com/'],
    ['https:'],
    ['example.com'],
    [''],
  ])('refuses %s', (address) => {
    expect(() => safeLink(address)).toThrow(/https/);
  });
});

describe('where the window opens', () => {
  const primary = { x: 0, y: 25, width: 1920, height: 1055 };
  const right = { x: 1920, y: 0, width: 2560, height: 1440 };
  const saved = { x: 2200, y: 100, width: 1200, height: 800 };

  it('opens where it was', () => {
    expect(visibleBounds(saved, [primary, right])).toEqual(saved);
  });

  it('opens on the primary screen when the screen it was on is gone', () => {
    const bounds = visibleBounds(saved, [primary]);
    expect(bounds).toEqual({ x: 360, y: 153, width: 1200, height: 800 });
  });

  it.each([
    ['far away', { x: -9000, y: -9000, width: 1200, height: 800 }],
    ['only its lowest row on a screen', { x: 100, y: 1075, width: 1200, height: 800 }],
    ['only its left edge on a screen', { x: 1900, y: 100, width: 1200, height: 800 }],
    ['its title bar above the screen', { x: 100, y: -500, width: 1200, height: 800 }],
  ])('brings it back when it was %s', (_where, lost) => {
    const bounds = visibleBounds(lost, [primary]);
    expect(bounds.x).toBeGreaterThanOrEqual(0);
    expect(bounds.y).toBeGreaterThanOrEqual(primary.y);
    expect(bounds.x + bounds.width).toBeLessThanOrEqual(primary.width);
  });

  it('is never larger than the screen nor too small to use', () => {
    const small = { x: 0, y: 0, width: 1000, height: 700 };
    const big = visibleBounds({ x: 10, y: 10, width: 5000, height: 4000 }, [small]);
    expect([big.width, big.height]).toEqual([1000, 700]);
    const tiny = visibleBounds({ x: 10, y: 30, width: 50, height: 50 }, [primary]);
    expect([tiny.width, tiny.height]).toEqual([MIN_WIDTH, MIN_HEIGHT]);
  });

  it('brings conversations whose screen is gone back as small as they were, beside each other', () => {
    const lost = { x: 2200, y: 100, width: 420, height: 640 };
    const places = [0, 1, 2].map((cascade) =>
      visibleBounds(lost, [primary], POP_OUT_SIZES, cascade),
    );
    for (const place of places) {
      expect([place.width, place.height]).toEqual([420, 640]);
      expect(place.x).toBeGreaterThanOrEqual(primary.x);
      expect(place.x + place.width).toBeLessThanOrEqual(primary.x + primary.width);
      expect(place.y + place.height).toBeLessThanOrEqual(primary.y + primary.height);
    }
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(3);
  });

  it('gives a conversation from a small pane room to read and write, on its screen', () => {
    const pane = { x: 1640, y: 700, width: 286, height: 352 };
    expect(roomyBounds(pane, [primary, right])).toEqual({
      x: 1480,
      y: 480,
      width: 440,
      height: 600,
    });
    expect(roomyBounds({ ...pane, x: 2000, y: 90 }, [primary, right])).toEqual({
      x: 2000,
      y: 90,
      width: 440,
      height: 600,
    });
    const large = { x: 400, y: 200, width: 900, height: 700 };
    expect(roomyBounds(large, [primary])).toEqual(large);
    const screen = { x: 0, y: 0, width: 400, height: 500 };
    expect(roomyBounds(pane, [screen])).toEqual(screen);
  });

  it('is in the middle of the primary screen at first', () => {
    expect(visibleBounds(null, [primary, right])).toEqual({
      x: 240,
      y: 103,
      width: 1440,
      height: 900,
    });
  });
});

describe('the command line', () => {
  it('is understood in any order, among the switches of Chromium', () => {
    const line = parseCommandLine([
      '--no-sandbox',
      '/app',
      '--desk-data=/data',
      '--smoke-test',
      '--remote-debugging-port=0',
      '--account',
      'marta',
      '--practice-speed',
      '20',
      '--practice-seed=7',
      '--user-data',
      '/home/x',
      '--lang=en-XA',
      '--policy=/etc/other.json',
    ]);
    expect(line).toEqual({
      deskData: '/data',
      userData: '/home/x',
      practiceSpeed: 20,
      practiceSeed: 7,
      account: 'marta',
      smokeTest: true,
      lang: 'en-XA',
      policy: '/etc/other.json',
      hidden: false,
    });
  });

  it('is empty when nothing is said', () => {
    const line = parseCommandLine(['/app']);
    expect(Object.values(line).filter((value) => value !== undefined)).toEqual([false, false]);
  });

  it.each([
    ['--account=paul'],
    ['--practice-speed=fast'],
    ['--practice-seed=-1'],
    ['--desk-data='],
  ])('names the option that makes no sense in %s', (argument) => {
    const name = argument.split('=')[0] ?? '';
    expect(() => parseCommandLine([argument])).toThrow(name);
  });
});

describe('the guards of a session', () => {
  const ORIGIN = 'heddle-app://console';

  function guarded() {
    const on = vi.fn();
    const session = {
      setPermissionRequestHandler: vi.fn(),
      setPermissionCheckHandler: vi.fn(),
      setDevicePermissionHandler: vi.fn(),
      setDisplayMediaRequestHandler: vi.fn(),
      setSpellCheckerDictionaryDownloadURL: vi.fn(),
      setProxy: vi.fn(async () => undefined),
      on,
    };
    guardSession(stub<Session>('session', session as unknown as Partial<Session>), ORIGIN);
    return session;
  }

  const PERMISSIONS = [
    'clipboard-read',
    'media',
    'geolocation',
    'notifications',
    'midi',
    'pointerLock',
    'fullscreen',
    'openExternal',
    'window-management',
    'hid',
    'serial',
    'usb',
    'local-fonts',
    'a-permission-of-the-future',
  ];

  it('denies every permission, asked for or checked, but copying', () => {
    const session = guarded();
    const request = session.setPermissionRequestHandler.mock.calls[0]?.[0];
    const check = session.setPermissionCheckHandler.mock.calls[0]?.[0];
    const contents = { getURL: () => `${ORIGIN}/index.html` };
    const granted = PERMISSIONS.filter((permission) => {
      const answer = vi.fn();
      request(contents, permission, answer, { isMainFrame: true });
      return answer.mock.calls[0]?.[0] !== false || check(contents, permission, ORIGIN) !== false;
    });
    expect(granted).toEqual([]);
    const answer = vi.fn();
    request(contents, 'clipboard-sanitized-write', answer, { isMainFrame: true });
    expect(answer).toHaveBeenCalledExactlyOnceWith(true);
    const inFrame = vi.fn();
    request(contents, 'clipboard-sanitized-write', inFrame, { isMainFrame: false });
    expect(inFrame).toHaveBeenCalledExactlyOnceWith(false);
    expect(check(null, 'clipboard-sanitized-write', `${ORIGIN}/`)).toBe(true);
    expect(check(null, 'clipboard-sanitized-write', 'https://evil.example')).toBe(false);
  });

  it('denies devices, screens and downloads', () => {
    const session = guarded();
    expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]({})).toBe(false);
    const answer = vi.fn();
    session.setDisplayMediaRequestHandler.mock.calls[0]?.[0]({}, answer);
    expect(answer).toHaveBeenCalledWith({});
    const download = { preventDefault: vi.fn() };
    const [name, listener] = session.on.mock.calls[0] ?? [];
    expect(name).toBe('will-download');
    listener(download);
    expect(download.preventDefault).toHaveBeenCalled();
  });

  it('keeps every page where it is', () => {
    const listeners = new Map<string, (event: object) => void>();
    let openHandler: (() => unknown) | null = null;
    const contents = {
      on: (name: string, listener: (event: object) => void) => listeners.set(name, listener),
      setWebRTCIPHandlingPolicy: vi.fn(),
      setWindowOpenHandler: (handler: () => unknown) => {
        openHandler = handler;
      },
    };
    const app = { on: (_name: string, made: (e: null, c: object) => void) => made(null, contents) };
    guardAllPages(stub<App>('app', app as unknown as Partial<App>), ORIGIN, [PDF_FRAME_URL]);
    const went = (name: string, url: string, isMainFrame = true): boolean => {
      const preventDefault = vi.fn();
      listeners.get(name)?.({ preventDefault, url, isMainFrame });
      return preventDefault.mock.calls.length === 0;
    };
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
      expect(went(name, 'https://evil.example')).toBe(false);
      expect(went(name, 'file:///etc/passwd')).toBe(false);
      expect(went(name, 'heddle-app://console.evil/')).toBe(false);
      expect(went(name, 'heddle-app://console/index.html')).toBe(true);
    }
    expect(went('will-attach-webview', 'heddle-app://console/index.html')).toBe(false);
    expect(went('will-navigate', PDF_FRAME_URL)).toBe(false);
    expect(went('will-frame-navigate', PDF_FRAME_URL)).toBe(false);
    expect(went('will-frame-navigate', PDF_FRAME_URL, false)).toBe(true);
    expect(went('will-frame-navigate', `${PDF_FRAME_URL}?told=1`, false)).toBe(false);
    expect(went('will-frame-navigate', 'https://evil.example', false)).toBe(false);
    expect(openHandler).not.toBeNull();
    expect((openHandler as unknown as () => unknown)()).toEqual({ action: 'deny' });
  });

  it.each([
    ['heddle-app://console/a', 'heddle-app://console'],
    ['https://a.example:444/x', 'https://a.example:444'],
    ['nonsense', null],
  ])('the origin of %s is %s', (address, origin) => {
    expect(originOf(address)).toBe(origin);
  });
});

describe('menus', () => {
  const menuOf = (
    platform: NodeJS.Platform,
    lead = true,
    shortcuts: Record<string, string[]> = {},
  ) => {
    const act = vi.fn();
    const template = menuTemplate({ platform, texts, shortcuts, lead, developer: false, act });
    const items = template.flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []));
    return { template, items, act };
  };

  it('follows the keys that a person chose, and shows none where they took them away', () => {
    const shortcuts = { 'go.inbox': ['Alt+ArrowUp'], 'pane.close': [], 'go.search': ['Mod++'] };
    const { items } = menuOf('linux', true, shortcuts);
    const keysOf = (id: string) => items.find((item) => item.id === id)?.accelerator;
    expect(keysOf('inbox')).toBe('Alt+Up');
    expect(keysOf('search')).toBe('CmdOrCtrl+Plus');
    expect(keysOf('close-pane')).toBeUndefined();
    expect(keysOf('next-thread')).toBe('CmdOrCtrl+J');
  });

  it('gives every shortcut to one item only', () => {
    for (const platform of ['darwin', 'win32', 'linux'] as const) {
      const keys = menuOf(platform).items.flatMap((item) => item.accelerator ?? []);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('says the keys that the screen listens to', () => {
    const keysOf = (platform: NodeJS.Platform) =>
      Object.fromEntries(
        menuOf(platform).items.map(({ id, accelerator }) => [id, accelerator] as const),
      );
    expect(keysOf('linux')).toMatchObject({
      find: 'CmdOrCtrl+F',
      'find-next': 'F3',
      'find-previous': 'Shift+F3',
      search: 'CmdOrCtrl+Shift+F',
      inbox: 'CmdOrCtrl+I',
      floor: 'CmdOrCtrl+Shift+L',
    });
    expect(keysOf('darwin')).toMatchObject({
      'find-next': 'Cmd+G',
      'find-previous': 'Shift+Cmd+G',
    });
  });

  it('has the settings under the app on macOS and under File elsewhere', () => {
    const place = (platform: NodeJS.Platform) =>
      menuOf(platform).template.find(
        (menu) =>
          Array.isArray(menu.submenu) && menu.submenu.some((item) => item.id === 'settings'),
      )?.label;
    expect(place('darwin')).toBe('Heddle');
    expect(place('win32')).toBe('&File');
  });

  it('offers the floor to leads only', () => {
    const hasFloor = (lead: boolean) => menuOf('linux', lead).items.some((i) => i.id === 'floor');
    expect([hasFloor(true), hasFloor(false)]).toEqual([true, false]);
  });

  it('has no developer tools unless asked for', () => {
    expect(menuOf('linux').items.map((item) => item.role)).not.toContain('toggleDevTools');
  });

  it('corrects spelling in text fields and offers copying elsewhere', () => {
    const replace = vi.fn();
    const target = {
      isEditable: true,
      selectionText: '',
      misspelledWord: 'teh',
      dictionarySuggestions: ['the', 'tea'],
      editFlags: { canCut: true, canCopy: true, canPaste: true, canSelectAll: true },
    };
    const items = contextTemplate(target, texts, { replace });
    expect(items.map((item) => item.label ?? '-').slice(0, 4)).toEqual(['the', 'tea', '-', 'Cut']);
    items[1]?.click?.({} as MenuItem, undefined, {} as KeyboardEvent);
    expect(replace.mock.calls).toEqual([['tea']]);
    const reading = { ...target, isEditable: false };
    expect(contextTemplate(reading, texts, { replace })).toEqual([]);
    const selected = { ...reading, selectionText: 'word' };
    expect(contextTemplate(selected, texts, { replace })).toEqual([
      { role: 'copy', label: 'Copy' },
    ]);
  });
});

describe('texts and colours', () => {
  it('are in the language of the interface, the system’s commands too', () => {
    const template = menuTemplate({
      platform: 'linux',
      texts: textsOf('de'),
      shortcuts: {},
      lead: true,
      developer: false,
      act: vi.fn(),
    });
    const labels = template.flatMap((menu) =>
      Array.isArray(menu.submenu) ? menu.submenu.map((entry) => entry.label) : [],
    );
    expect(labels).toEqual(expect.arrayContaining(['Rückgängig', 'Posteingang', 'Heddle beenden']));
    expect(template.every((menu) => menu.label)).toBe(true);
  });

  it('marks every text of the pseudo-locale', () => {
    expect(textsOf('en-XA')('menu.about')).toBe('[Ábóút Héddlé]');
    expect(textsOf('en')('menu.about')).toBe('About Heddle');
  });

  it('paints the window in the colour of the page that follows', () => {
    expect(windowBackground({ shouldUseDarkColors: true })).toBe('#0d0f12');
    expect(windowBackground({ shouldUseDarkColors: false })).toBe('#f6f5f3');
  });
});
