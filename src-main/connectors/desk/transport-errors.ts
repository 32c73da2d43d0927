import { ConnectorError, type ConnectorProblem } from '../connector';

/** What the person at the screen is told, per problem. */
export const problemWords: Readonly<Record<ConnectorProblem, string>> = {
  offline: 'This computer has no network connection.',
  unreachable: 'Nobody answers at the address of the desk. Check the address and the network.',
  silent: 'The desk does not answer. Check the network, or try again in a moment.',
  'not-a-desk':
    'Something answers at this address, but it is not a Heddle desk. Check the address.',
  'login-page':
    'A login page answers instead of the desk. Open a browser and sign in to the network first.',
  'proxy-sign-in':
    'The proxy of this network wants a user name and password that Heddle does not have. Ask your IT department to let Heddle through.',
  'server-error': 'The desk has a problem of its own. Heddle tries again by itself.',
  'rate-limited': 'The desk asks to be left alone for a moment. Heddle tries again by itself.',
  'untrusted-certificate':
    'The certificate of the desk is not trusted by this computer. Ask your IT department.',
  'wrong-credentials': 'User name or password is wrong.',
  'signed-out': 'The desk has ended this session. Sign in again.',
  wiped: 'The desk had what Heddle kept on this computer removed.',
  refused: 'The desk did not accept this.',
  cut: 'The connection broke off. Heddle tries again by itself.',
  aborted: 'Stopped.',
};

/** A ConnectorError with the usual words for its problem. */
export function connectorError(
  problem: ConnectorProblem,
  retryAfterMs: number | null = null,
): ConnectorError {
  return new ConnectorError(problem, problemWords[problem], retryAfterMs);
}

/* Node's error codes (`cause.code`) and Chromium's net errors (`net::ERR_…`), by what they mean. */
const codeProblems: readonly (readonly [RegExp, ConnectorProblem])[] = [
  [/^(ENETUNREACH|ENETDOWN)$/, 'offline'],
  [/^ERR_(INTERNET_DISCONNECTED|NETWORK_IO_SUSPENDED)$/, 'offline'],
  [/^ERR_(CERT_|SSL_PINNED|SSL_CLIENT_AUTH|BAD_SSL_CLIENT_AUTH)/, 'untrusted-certificate'],
  [/^ERR_TLS_CERT_/, 'untrusted-certificate'],
  [/CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|HOSTNAME_MISMATCH/, 'untrusted-certificate'],
  [/^(HPE_|ERR_INVALID_HTTP_RESPONSE|ERR_SSL_|EPROTO|ERR_INVALID_REDIRECT)/, 'not-a-desk'],
  [/^(ERR_UNSAFE_PORT|ERR_UNKNOWN_URL_SCHEME|ERR_RESPONSE_HEADERS_)/, 'not-a-desk'],
  [/^ERR_TOO_MANY_REDIRECTS/, 'login-page'],
  [/^ERR_(UNEXPECTED_)?PROXY_AUTH/, 'proxy-sign-in'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_BODY_TIMEOUT)$/, 'cut'],
  [/^(ERR_STREAM_PREMATURE_CLOSE|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/, 'cut'],
  [/^ERR_(CONNECTION_(RESET|CLOSED|ABORTED)|EMPTY_RESPONSE|NETWORK_CHANGED|SOCKET_NOT)/, 'cut'],
  [/^ERR_(INCOMPLETE_CHUNKED|CONTENT_(LENGTH|DECODING)|HTTP2_|QUIC_|INVALID_CHUNKED)/, 'cut'],
  [/^(ECONNREFUSED|ENOTFOUND|EAI_|EHOSTUNREACH|EHOSTDOWN|ETIMEDOUT)/, 'unreachable'],
  [/^UND_ERR_(CONNECT_TIMEOUT|HEADERS_TIMEOUT)$/, 'unreachable'],
  [/^ERR_(NAME_|DNS_|ADDRESS_|CONNECTION_|TIMED_OUT|PROXY_|TUNNEL_|SOCKS_)/, 'unreachable'],
];

function codesOf(error: unknown, depth = 0): string[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const codes: string[] = [];
  if ('code' in error && typeof error.code === 'string') codes.push(error.code);
  const net = /net::(ERR_[A-Z0-9_]+)/.exec(error.message)?.[1];
  if (net) codes.push(net);
  // Neither runtime gives a code for a redirect.
  if (/redirect/i.test(error.message)) codes.push('ERR_TOO_MANY_REDIRECTS');
  if (error.name === 'HTTPParserError') codes.push('ERR_INVALID_HTTP_RESPONSE');
  // Node's fetch refuses a 407 without a word, and has words or a code for everything else.
  if (depth > 0 && error.name === 'Error' && error.message === '' && codes.length === 0) {
    codes.push('ERR_UNEXPECTED_PROXY_AUTH');
  }
  codes.push(...codesOf(error.cause, depth + 1));
  if (error instanceof AggregateError) {
    for (const each of error.errors) codes.push(...codesOf(each, depth + 1));
  }
  return codes;
}

/**
 * Names what a failed `fetch` or a failed read of its body means. Never passes on the text of the
 * error, which may hold an address or a piece of the body.
 *
 * @param error whatever was thrown, by Node's fetch or Electron's
 * @param fallback when the error is of no known kind
 */
export function transportError(error: unknown, fallback: 'unreachable' | 'cut'): ConnectorError {
  if (error instanceof ConnectorError) return error;
  for (const code of codesOf(error)) {
    const known = codeProblems.find(([pattern]) => pattern.test(code));
    if (known) return connectorError(known[1]);
  }
  return connectorError(fallback);
}
