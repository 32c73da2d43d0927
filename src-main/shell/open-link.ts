import { Refusal } from '../ipc/refusal';

/**
 * The address to give to the system's browser.
 *
 * @returns the normalised https address
 * @throws Refusal `link-refused` for every other scheme, and for an address that carries a name and
 *   password, which is how links pretend to lead somewhere else
 */
export function safeLink(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || url.protocol !== 'https:' || url.username !== '' || url.password !== '') {
    throw new Refusal(
      'link-refused',
      'Heddle opens secure web addresses (https) only. Copy the link if you trust it.',
    );
  }
  return url.href;
}
