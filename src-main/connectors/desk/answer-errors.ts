import { problemSchema } from '@shared/protocol';
import { ConnectorError } from '../connector';
import { connectorError } from './transport-errors';

const RETRY_AFTER_MAX_MS = 3_600_000;
const LOGIN_HINT =
  /<form|type=["']?password|http-equiv=["']?refresh|log.?in|sign.?in|captive|portal/i;

/**
 * Reads a `Retry-After` header.
 *
 * @param value seconds or an HTTP date, as it came
 * @param now Unix ms
 * @param date the answer's own `Date`: where there is one, a date is counted from it, because the
 *   clocks of desk and computer may differ
 * @returns milliseconds to wait, at most an hour; null when there is none or it cannot be read
 */
export function retryAfterMs(
  value: string | null,
  now: number,
  date: string | null = null,
): number | null {
  if (value === null) return null;
  const trimmed = value.trim();
  const answered = date === null ? Number.NaN : Date.parse(date);
  const from = Number.isNaN(answered) ? now : answered;
  const wait = /^\d+$/.test(trimmed) ? Number(trimmed) * 1000 : Date.parse(trimmed) - from;
  if (Number.isNaN(wait)) return null;
  return Math.min(Math.max(wait, 0), RETRY_AFTER_MAX_MS);
}

/** An answer as far as it is needed to tell what is wrong with it. */
export interface AnswerHead {
  readonly status: number;
  readonly contentType: string;
  readonly retryAfter: string | null;
  readonly date?: string | null;
  /** The beginning of the body. */
  readonly text: string;
}

function readProblem(text: string) {
  try {
    const parsed = problemSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Whether a body of this type is a page for people. */
export function isHtml(contentType: string, text: string): boolean {
  return /html/i.test(contentType) || /^\s*<(!doctype|html)/i.test(text);
}

/** A page for people where the desk should have answered. */
export function pageError(text: string): ConnectorError {
  return connectorError(LOGIN_HINT.test(text) ? 'login-page' : 'not-a-desk');
}

/** Whether a status names what is wrong without the body. */
export function saysItAll(status: number): boolean {
  return (status >= 300 && status < 400) || status === 407 || status === 429 || status >= 500;
}

/**
 * Names what an answer other than 2xx means.
 *
 * A 401 ends the session only when it comes from a desk, in the desk's own words: a login page of
 * the network must never sign anybody out.
 *
 * @param now Unix ms, for a Retry-After that is a date
 */
export function answerError(answer: AnswerHead, now: number): ConnectorError {
  const { status } = answer;
  const retryAfter = retryAfterMs(answer.retryAfter, now, answer.date);
  if (status === 429) return connectorError('rate-limited', retryAfter);
  if (status === 407) return connectorError('proxy-sign-in');
  if (status === 511) return connectorError('login-page');
  if (status >= 500) return connectorError('server-error', retryAfter);
  if (status >= 300 && status < 400) return connectorError('login-page');
  const problem = readProblem(answer.text);
  if (!problem) {
    return isHtml(answer.contentType, answer.text)
      ? pageError(answer.text)
      : connectorError('not-a-desk');
  }
  switch (problem.code) {
    case 'wrong-credentials':
      return connectorError('wrong-credentials');
    case 'not-signed-in':
      return connectorError('signed-out');
    // One that proves nothing; the others do not get here.
    case 'wiped':
      return connectorError('not-a-desk');
    case 'rate-limited':
      return connectorError('rate-limited', retryAfter);
    case 'internal':
      return connectorError('server-error', retryAfter);
    default:
      return new ConnectorError('refused', problem.message);
  }
}
