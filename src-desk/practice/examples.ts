import type { Customer } from '@shared/domain';
import { ThreadWriter } from './thread-writer';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const BRIEF = [
  'Still open: refund or replacement for the damaged parcel.',
  'Done: asked the warehouse, the same item is in stock.',
  'Promised: an answer today. If they want their money back, no return is needed.',
].join('\n');

/** A colleague handed this thread on a while ago, and nobody has taken it up yet. */
export function handOver(
  writer: ThreadWriter,
  from: string,
  to: string,
  { dueAt, now }: { readonly dueAt: number; readonly now: number },
): void {
  const at = Math.max(writer.at, now - 12 * MINUTE_MS);
  writer.transfer({ fromAgentId: from, toAgentId: to, at, text: BRIEF });
  writer.target(dueAt);
}

/**
 * A second record of a customer, as it comes about when somebody writes from another channel: with the
 * same e-mail address, the name written differently, and one short conversation of its own.
 *
 * @returns the first record with its address, and the second with its thread
 */
export function secondRecord(
  customer: Customer,
  teamId: string,
  agentId: string,
  now: number,
): { readonly first: Customer; readonly second: Customer; readonly writer: ThreadWriter } {
  const email = `${customer.id}@mail.example`;
  const names = customer.name.split(' ');
  const last = names.at(-1) ?? customer.name;
  const second: Customer = {
    ...customer,
    id: `${customer.id}-again`,
    name: names.length > 1 ? `${customer.name[0]}. ${last}` : customer.name,
    value: 'normal',
    customerSince: null,
    attributes: { 'E-mail': email, 'Written from': 'web form' },
  };
  const language = customer.language ?? 'en';
  const writer = new ThreadWriter(`${second.id}-thread`, second.id, 'web', teamId, language);
  const at = now - 19 * DAY_MS;
  writer.begin(at, agentId, []);
  writer.customer('Hi, which papers do you need for the move?', at, null, ['papers']);
  writer.agent(
    'Only the new address and the date. You can send both here.',
    at + 9 * MINUTE_MS,
    agentId,
  );
  writer.answered(null);
  writer.resolve(at + 40 * MINUTE_MS, agentId, 'Told which papers are needed');
  return {
    first: { ...customer, attributes: { ...customer.attributes, 'E-mail': email } },
    second,
    writer,
  };
}
