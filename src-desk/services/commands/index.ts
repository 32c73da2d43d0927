import { createHash } from 'node:crypto';
import {
  type Command,
  type CommandBody,
  type CommandOutcome,
  commandOutcomeSchema,
} from '@shared/domain';
import { assertNever } from '@shared/assert-never';
import type { Desk } from '../../desk';
import type { WriteTx } from '../../storage/write';
import type { Viewer } from '../../viewer';
import type { CommandContext, Verdict } from './context';
import { mergeCustomers } from './customers';
import { assign, intent, plan, reopen, resolve, snooze, tag, transfer, wake } from './episodes';
import { note, reply, whisper } from './messages';
import { pin } from './pin';
import { offerOutcome, presence } from './others';

/**
 * Carries out commands one after the other, each in a transaction of its own, so that one that is
 * refused costs the others nothing.
 *
 * @returns one outcome per command, in order
 */
export async function runCommands(
  desk: Desk,
  viewer: Viewer,
  commands: readonly Command[],
): Promise<CommandOutcome[]> {
  const outcomes: CommandOutcome[] = [];
  for (const command of commands) outcomes.push(await runCommand(desk, viewer, command));
  return outcomes;
}

/**
 * Once: the answer is stored in the transaction of the effect, and looked up in it as well, behind
 * the lock that lets one writer in at a time. So of two equal commands, however they arrive, the
 * second one finds the first one's answer.
 */
async function runCommand(desk: Desk, viewer: Viewer, command: Command): Promise<CommandOutcome> {
  const bodyHash = createHash('sha256').update(JSON.stringify(command.body)).digest('hex');
  const { value } = await desk.write(async (tx) => {
    const known = await tx.db
      .selectFrom('command_answers')
      .select(['agent_id', 'body_hash', 'outcome'])
      .where('id', '=', command.id)
      .executeTakeFirst();
    if (known) {
      const isSame = known.agent_id === viewer.agentId && known.body_hash === bodyHash;
      return isSame ? commandOutcomeSchema.parse(JSON.parse(known.outcome)) : idReused(command.id);
    }
    tx.actor = viewer.agentId;
    const verdict = await carryOut({ desk, tx, viewer }, command.body);
    const outcome = outcomeOf(command.id, verdict, tx);
    await tx.db
      .insertInto('command_answers')
      .values({
        id: command.id,
        agent_id: viewer.agentId,
        body_hash: bodyHash,
        outcome: JSON.stringify(outcome),
        answered_at: tx.now,
      })
      .execute();
    return outcome;
  });
  return value;
}

function idReused(id: string): CommandOutcome {
  return {
    id,
    status: 'refused',
    code: 'id-reused',
    message: 'Another command had this id before. This one was not carried out.',
  };
}

function outcomeOf(id: string, verdict: Verdict, tx: WriteTx): CommandOutcome {
  switch (verdict.status) {
    case 'applied':
      return { id, status: 'applied', upTo: tx.seq };
    case 'refused':
      return { id, status: 'refused', code: verdict.code, message: verdict.message };
    case 'conflict':
      return { id, status: 'conflict', newMessages: [...verdict.newMessages] };
    default:
      return assertNever(verdict);
  }
}

function carryOut(context: CommandContext, body: CommandBody): Promise<Verdict> {
  switch (body.kind) {
    case 'reply':
      return reply(context, body);
    case 'note':
      return note(context, body);
    case 'whisper':
      return whisper(context, body);
    case 'resolve':
      return resolve(context, body);
    case 'reopen':
      return reopen(context, body);
    case 'snooze':
      return snooze(context, body);
    case 'wake':
      return wake(context, body);
    case 'plan':
      return plan(context, body);
    case 'assign':
      return assign(context, body);
    case 'transfer':
      return transfer(context, body);
    case 'tag':
      return tag(context, body);
    case 'intent':
      return intent(context, body);
    case 'pin':
      return pin(context, body);
    case 'offer-outcome':
      return offerOutcome(context, body);
    case 'merge-customers':
      return mergeCustomers(context, body);
    case 'presence':
      return presence(context, body);
    default:
      return assertNever(body);
  }
}
