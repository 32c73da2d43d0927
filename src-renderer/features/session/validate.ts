import type { PlainMessageId } from '../../i18n';

export interface SignInFields {
  readonly url: string;
  readonly user: string;
  readonly password: string;
}

export type SignInErrors = Partial<Record<keyof SignInFields, PlainMessageId>>;

/**
 * What is missing or cannot be right, before main is asked.
 *
 * @returns one message per field that needs attention; empty when all is well
 */
export function checkFields(fields: SignInFields): SignInErrors {
  const errors: SignInErrors = {};
  if (fields.url.trim() === '') errors.url = 'session.missing-url';
  else if (deskUrl(fields.url) === null) errors.url = 'session.bad-url';
  if (fields.user.trim() === '') errors.user = 'session.missing-user';
  if (fields.password === '') errors.password = 'session.missing-password';
  return errors;
}

/**
 * The desk's address as a URL; `desk.example.com` means https.
 *
 * @returns the address without a slash at its end, or null when it is none
 */
export function deskUrl(typed: string): string | null {
  const text = typed.trim();
  const withScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(withScheme)) return null;
  const url = new URL(withScheme);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return url.href.replace(/\/$/, '');
}
