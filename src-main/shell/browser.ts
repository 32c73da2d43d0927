import { shell } from 'electron';
import { safeLink } from './open-link';

/**
 * Opens an https address in the system's browser. The only use of `shell.openExternal` in Heddle.
 *
 * @throws Refusal `link-refused`, see `safeLink`
 */
export async function openLink(address: string): Promise<void> {
  await shell.openExternal(safeLink(address));
}
