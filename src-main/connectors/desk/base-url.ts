import { err, ok, type Result } from '@shared/result';

const HAS_SCHEME = /^[a-z][a-z0-9+.-]*:\/\//i;

function isLoopback(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(hostname)
  );
}

function notUsable(message: string) {
  return err({ code: 'bad-address', message });
}

/**
 * Brings a desk's address as a person types it into the one form that Heddle stores and compares.
 *
 * @param input e.g. `desk.example.com`, `https://example.com/heddle/`, `http://localhost:4000`
 * @returns scheme, host and path prefix without a slash at the end; or what is wrong with it, in words
 */
export function normaliseDeskUrl(input: string): Result<string> {
  const typed = input.trim();
  if (typed === '') return notUsable('Enter the address of your desk.');
  const withScheme = HAS_SCHEME.test(typed) ? typed : `${schemeFor(typed)}://${typed}`;
  if (!URL.canParse(withScheme)) {
    return notUsable('This is not a web address. It should look like https://desk.example.com.');
  }
  const url = new URL(withScheme);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return notUsable('The address of a desk begins with https://.');
  }
  if (url.username !== '' || url.password !== '') {
    return notUsable('Leave user name and password out of the address.');
  }
  if (url.search !== '' || url.hash !== '') {
    return notUsable('Leave out everything from the ? or # on.');
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return notUsable(
      'Heddle talks to a desk over https only, so that nobody can read along. Use the https:// address.',
    );
  }
  return ok(`${url.origin}${url.pathname.replace(/\/+$/, '')}`);
}

/** Somebody who types `localhost:4000` means the plain desk on this computer. */
function schemeFor(typed: string): 'http' | 'https' {
  const guess = `http://${typed}`;
  return URL.canParse(guess) && isLoopback(new URL(guess).hostname) ? 'http' : 'https';
}
