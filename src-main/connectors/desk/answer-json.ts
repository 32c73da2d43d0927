import { isHtml, pageError } from './answer-errors';
import { connectorError } from './transport-errors';

/**
 * Parses the whole body of an answer that should be JSON.
 *
 * @throws ConnectorError naming what came instead: `cut`, `not-a-desk` or `login-page`
 */
export function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    if (isHtml('', text)) throw pageError(text);
    // JSON that begins well and cannot be read to its end was cut on the way.
    throw connectorError(/^\s*[[{]/.test(text) || text === '' ? 'cut' : 'not-a-desk');
  }
}
