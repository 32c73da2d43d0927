import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import {
  APP_ORIGIN,
  appProtocolHandler,
  CONTENT_SECURITY_POLICY,
  resolveAppFile,
} from '../../../src-main/shell/app-protocol';
import { PDF_FRAME_URL } from '@shared/pdf-frame';
import { pdfFramePolicy, pdfProtocolHandler } from '../../../src-main/shell/pdf-protocol';

const ROOT = join('/', 'srv', 'renderer');

describe('which file an address stands for', () => {
  it.each([
    ['/index.html', 'index.html'],
    ['/assets/app-1a2b.js', 'assets/app-1a2b.js'],
    ['/assets/inter.woff2?v=1#x', 'assets/inter.woff2'],
    ['/assets/../index.html', 'index.html'],
    ['/%69ndex.html', 'index.html'],
  ])('%s is in the folder', (path, file) => {
    expect(resolveAppFile(ROOT, APP_ORIGIN + path)).toBe(join(ROOT, file));
  });

  it.each([
    ['/'],
    ['/assets'],
    ['/secret'],
    ['/settings.toml'],
    ['/index.html%00.js'],
    ['/%00'],
    ['/%zz.js'],
    ['/..%2f..%2fetc%2fpasswd.js'],
    ['/%2e%2e/%2e%2e/other.js%2f..%2f..%2f..%2f..%2fx.js'],
    ['/..%5c..%5cother.js'],
    ['/..\\..\\other.js%5c'],
    ['/%252e%252e%252fother.js'],
    ['/assets/%2e%2e%2f%2e%2e%2fother.js'],
    ['//etc/passwd'],
    ['/C:%5cWindows%5csystem.js'],
  ])('%s is not served', (path) => {
    const file = resolveAppFile(ROOT, APP_ORIGIN + path);
    expect(file).toBeNull();
  });

  it.each([
    ['heddle-app://other/index.html'],
    ['heddle-app://console.evil/index.html'],
    ['heddle-app://console:81/index.html'],
    ['https://console/index.html'],
    ['file:///srv/renderer/index.html'],
    ['not an address'],
    [''],
  ])('%s is not the app', (address) => {
    expect(resolveAppFile(ROOT, address)).toBeNull();
  });

  it('never leaves the folder, whatever is put together', () => {
    const parts = ['..', '%2e%2e', '%2f', '/', '\\', '%5c', 'a.js', '.', 'C:', '%00', '....//'];
    const paths = parts.flatMap((a) => parts.flatMap((b) => parts.map((c) => `${a}${b}${c}`)));
    const outside = paths.filter((path) => {
      const file = resolveAppFile(ROOT, `${APP_ORIGIN}/${path}/x.js`);
      return file !== null && !file.startsWith(`${ROOT}/`);
    });
    expect(outside).toEqual([]);
  });
});

describe('the answers', () => {
  const read = vi.fn(async () => new TextEncoder().encode('content'));

  it('carry the policy, the type and nosniff, also when there is nothing', async () => {
    const handle = appProtocolHandler(ROOT, read);
    for (const path of ['/index.html', '/nothing', '/assets/a.js']) {
      const { headers } = await handle(new Request(`${APP_ORIGIN}${path}`));
      expect(headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
    const script = await handle(new Request(`${APP_ORIGIN}/assets/a.js`));
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await script.text()).toBe('content');
  });

  it('are 404 for a file that is not there and 405 for anything but reading', async () => {
    const missing = appProtocolHandler(ROOT, async () => {
      throw new Error('ENOENT');
    });
    expect((await missing(new Request(`${APP_ORIGIN}/a.js`))).status).toBe(404);
    const handle = appProtocolHandler(ROOT, read);
    expect((await handle(new Request(`${APP_ORIGIN}/a.js`, { method: 'POST' }))).status).toBe(405);
  });
});

describe('the frame for PDFs', () => {
  const read = vi.fn(async () => new TextEncoder().encode('content'));
  const handle = pdfProtocolHandler(ROOT, APP_ORIGIN, read);

  it('is served with a policy of its own, and finds nothing of the app', async () => {
    const answer = await handle(new Request(PDF_FRAME_URL));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-security-policy')).toBe(pdfFramePolicy(APP_ORIGIN));
    expect((await handle(new Request(`${APP_ORIGIN}/index.html`))).status).toBe(404);
    expect((await handle(new Request('heddle-pdf://frame/..%2fmain%2findex.js'))).status).toBe(404);
  });

  it('may run what comes with it in a sandbox, and nothing else', () => {
    const policy = pdfFramePolicy(APP_ORIGIN);
    expect(policy.startsWith("default-src 'none'")).toBe(true);
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:|heddle-media/);
    expect(policy).toContain(`frame-ancestors ${APP_ORIGIN}`);
    expect(policy).toMatch(/sandbox allow-scripts$/);
  });
});

describe('the content security policy', () => {
  it('forbids everything that is not named, and names nothing unsafe', () => {
    expect(CONTENT_SECURITY_POLICY.startsWith("default-src 'none'")).toBe(true);
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|\*|https?:|data:/);
    expect(CONTENT_SECURITY_POLICY).toContain("frame-ancestors 'none'");
    expect(CONTENT_SECURITY_POLICY).toContain("require-trusted-types-for 'script'");
  });
});
