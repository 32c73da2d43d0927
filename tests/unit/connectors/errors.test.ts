import { describe, expect, it } from 'vitest';
import { ConnectorError } from '../../../src-main/connectors/connector';
import { answerError, retryAfterMs } from '../../../src-main/connectors/desk/answer-errors';
import { normaliseDeskUrl } from '../../../src-main/connectors/desk';
import { transportError } from '../../../src-main/connectors/desk/transport-errors';

const nodeError = (code: string): Error =>
  new TypeError('fetch failed', { cause: Object.assign(new Error('some host'), { code }) });
const netError = (code: string): Error => new Error(`net::${code}`);

describe('transport errors', () => {
  const table: readonly (readonly [string, Error, string])[] = [
    ['node', nodeError('ECONNREFUSED'), 'unreachable'],
    ['node', nodeError('ENOTFOUND'), 'unreachable'],
    ['node', nodeError('EAI_AGAIN'), 'unreachable'],
    ['node', nodeError('EHOSTUNREACH'), 'unreachable'],
    ['node', nodeError('UND_ERR_CONNECT_TIMEOUT'), 'unreachable'],
    ['node', nodeError('ENETUNREACH'), 'offline'],
    ['node', nodeError('ECONNRESET'), 'cut'],
    ['node', nodeError('UND_ERR_SOCKET'), 'cut'],
    ['node', nodeError('UND_ERR_BODY_TIMEOUT'), 'cut'],
    ['node', nodeError('DEPTH_ZERO_SELF_SIGNED_CERT'), 'untrusted-certificate'],
    ['node', nodeError('SELF_SIGNED_CERT_IN_CHAIN'), 'untrusted-certificate'],
    ['node', nodeError('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), 'untrusted-certificate'],
    ['node', nodeError('CERT_HAS_EXPIRED'), 'untrusted-certificate'],
    ['node', nodeError('ERR_TLS_CERT_ALTNAME_INVALID'), 'untrusted-certificate'],
    ['node', nodeError('HPE_INVALID_CONSTANT'), 'not-a-desk'],
    ['node', nodeError('ERR_SSL_WRONG_VERSION_NUMBER'), 'not-a-desk'],
    [
      'node',
      new TypeError('fetch failed', { cause: new Error('unexpected redirect') }),
      'login-page',
    ],
    [
      'node',
      new TypeError('fetch failed', {
        cause: new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })]),
      }),
      'unreachable',
    ],
    ['electron', netError('ERR_INTERNET_DISCONNECTED'), 'offline'],
    ['electron', netError('ERR_CONNECTION_REFUSED'), 'unreachable'],
    ['electron', netError('ERR_NAME_NOT_RESOLVED'), 'unreachable'],
    ['electron', netError('ERR_CONNECTION_TIMED_OUT'), 'unreachable'],
    ['electron', netError('ERR_PROXY_CONNECTION_FAILED'), 'unreachable'],
    ['electron', netError('ERR_TUNNEL_CONNECTION_FAILED'), 'unreachable'],
    ['electron', netError('ERR_ADDRESS_UNREACHABLE'), 'unreachable'],
    ['electron', netError('ERR_CERT_AUTHORITY_INVALID'), 'untrusted-certificate'],
    ['electron', netError('ERR_CERT_DATE_INVALID'), 'untrusted-certificate'],
    ['electron', netError('ERR_SSL_PROTOCOL_ERROR'), 'not-a-desk'],
    ['node', new TypeError('fetch failed', { cause: new Error() }), 'proxy-sign-in'],
    [
      'node',
      new TypeError('fetch failed', {
        cause: Object.assign(new Error('Response does not match'), { name: 'HTTPParserError' }),
      }),
      'not-a-desk',
    ],
    ['electron', netError('ERR_PROXY_AUTH_REQUESTED'), 'proxy-sign-in'],
    ['electron', netError('ERR_PROXY_AUTH_UNSUPPORTED'), 'proxy-sign-in'],
    ['electron', netError('ERR_UNEXPECTED_PROXY_AUTH'), 'proxy-sign-in'],
    ['electron', netError('ERR_TOO_MANY_REDIRECTS'), 'login-page'],
    ['electron', netError('ERR_CONNECTION_RESET'), 'cut'],
    ['electron', netError('ERR_CONNECTION_CLOSED'), 'cut'],
    ['electron', netError('ERR_EMPTY_RESPONSE'), 'cut'],
    ['electron', netError('ERR_NETWORK_CHANGED'), 'cut'],
    ['electron', netError('ERR_INCOMPLETE_CHUNKED_ENCODING'), 'cut'],
    ['electron', netError('ERR_HTTP2_PROTOCOL_ERROR'), 'cut'],
    ['electron', new Error("Attempted to redirect, but redirect policy was 'error'"), 'login-page'],
  ];

  it.each(table)('%s: %s is %s', (_runtime, error, problem) => {
    const named = transportError(error, problem === 'cut' ? 'unreachable' : 'cut');
    expect(named).toBeInstanceOf(ConnectorError);
    expect(named.problem).toBe(problem);
    expect(named.message).not.toContain('some host');
  });

  it('names what it does not know by where it happened', () => {
    expect(transportError(new Error('?'), 'cut').problem).toBe('cut');
    expect(transportError('?', 'unreachable').problem).toBe('unreachable');
  });
});

describe('answers that are not 2xx', () => {
  const html = '<!doctype html><title>Guest Wi-Fi</title><form><input type=password></form>';
  const plain = '<html><body>It works!</body></html>';
  const problem = (code: string) => JSON.stringify({ code, message: 'words of the desk' });
  const table: readonly (readonly [number, string, string, string])[] = [
    [401, 'application/json', problem('not-signed-in'), 'signed-out'],
    [401, 'application/json', problem('wrong-credentials'), 'wrong-credentials'],
    [401, 'text/html', html, 'login-page'],
    [401, 'application/json', '{}', 'not-a-desk'],
    [403, 'application/json', problem('not-allowed'), 'refused'],
    [403, 'text/html', plain, 'not-a-desk'],
    [400, 'application/json', problem('invalid-request'), 'refused'],
    [404, 'application/json', problem('not-found'), 'refused'],
    [404, 'text/html', plain, 'not-a-desk'],
    [404, 'application/json', '{"error":"no route"}', 'not-a-desk'],
    [413, 'application/json', problem('too-large'), 'refused'],
    [302, 'text/html', '', 'login-page'],
    [407, 'text/html', '', 'proxy-sign-in'],
    [511, 'text/html', html, 'login-page'],
    [429, 'application/json', problem('rate-limited'), 'rate-limited'],
    [429, 'text/plain', 'slow down', 'rate-limited'],
    [500, 'application/json', problem('internal'), 'server-error'],
    [502, 'text/html', plain, 'server-error'],
    [503, 'text/html', html, 'server-error'],
  ];

  it.each(table)('%i %s %s is %s', (status, contentType, text, expected) => {
    const error = answerError({ status, contentType, retryAfter: null, text }, 0);
    expect(error.problem).toBe(expected);
    expect(error.message).not.toMatch(/<|Wi-Fi/);
  });

  it('passes on how long to wait', () => {
    const answer = { status: 503, contentType: '', retryAfter: '7', text: '' };
    expect(answerError(answer, 0)).toMatchObject({ problem: 'server-error', retryAfterMs: 7000 });
  });
});

describe('Retry-After', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Wed, 31 Dec 2025 23:00:00 GMT', 0],
    ['99999999', 3_600_000],
    ['soon', null],
    [null, null],
  ])('%s', (value, expected) => {
    expect(retryAfterMs(value, now)).toBe(expected);
  });

  it('counts a date from the time of the answer, whatever the clock of this computer says', () => {
    const threeHoursOff = now + 3 * 3_600_000;
    const wanted = 'Thu, 01 Jan 2026 00:00:30 GMT';
    const answered = 'Thu, 01 Jan 2026 00:00:10 GMT';
    expect(retryAfterMs(wanted, threeHoursOff, answered)).toBe(20_000);
    expect(retryAfterMs(wanted, now, 'no date')).toBe(30_000);
    expect(retryAfterMs('5', threeHoursOff, answered)).toBe(5000);
  });
});

describe('address of a desk', () => {
  it.each([
    ['desk.example.com', 'https://desk.example.com'],
    [' https://Example.com/heddle/ ', 'https://example.com/heddle'],
    ['https://example.com:443', 'https://example.com'],
    ['localhost:4000', 'http://localhost:4000'],
    ['127.0.0.1:4000/', 'http://127.0.0.1:4000'],
    ['http://[::1]:4000', 'http://[::1]:4000'],
    ['http://practice.localhost', 'http://practice.localhost'],
    ['https://localhost', 'https://localhost'],
    ['desk.example.com:8443/x', 'https://desk.example.com:8443/x'],
  ])('%s', (typed, expected) => {
    expect(normaliseDeskUrl(typed)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['', /Enter/],
    ['http://desk.example.com', /https only/],
    ['http://127.0.0.1.example.com', /https only/],
    ['ftp://desk.example.com', /https/],
    ['javascript://alert(1)', /https/],
    ['https://rosa:secret@desk.example.com', /user name/],
    ['https://desk.example.com/?a=1', /\?/],
    ['not an address', /not a web address/],
  ])('%s is not one', (typed, words) => {
    const result = normaliseDeskUrl(typed);
    expect(result.ok).toBe(false);
    if (!result.ok) expect(result.error.message).toMatch(words);
  });
});
