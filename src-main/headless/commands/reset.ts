import type { CommandOf } from '../arguments';
import { openProfile, openProfileStore } from '../profile';
import { type Surroundings, words } from '../surroundings';
import { openQuestions } from '../terminal';
import { EngineError } from '../usage';

const CONFIRMATION = 'empty';

/**
 * `engine reset`: empties the cache after asking twice. The work (outbox, drafts) is not touched.
 *
 * @returns the exit code
 * @throws EngineError when it was not confirmed
 */
export async function reset(
  command: CommandOf<'reset'>,
  surroundings: Surroundings,
): Promise<number> {
  const { output, env, terminal } = surroundings;
  const profile = await openProfile(command.profile, env);
  const store = await openProfileStore(profile, surroundings);
  try {
    const messages = await store.cache.messageCount();
    const questions = openQuestions(terminal);
    try {
      if (!command.yes) {
        const first = await questions.ask(
          `Empty the cache in ${profile.folder} (${words(messages)} messages)? It can be filled again from the desk. [yes/no] `,
        );
        if (first !== 'yes' && first !== 'y') throw notConfirmed();
      }
      const second = await questions.ask(`To empty it, type "${CONFIRMATION}": `);
      if (second !== CONFIRMATION) throw notConfirmed();
    } finally {
      questions.end();
    }
    await store.cache.reset();
    output.result(
      [`The cache is empty: ${words(messages)} messages are gone from this computer.`],
      { messages },
    );
    return 0;
  } finally {
    await store.close();
  }
}

function notConfirmed(): EngineError {
  return new EngineError('not-confirmed', 'Not confirmed: nothing was changed.');
}
