/**
 * How well an action matches what was typed: all typed words must be in it, in any order; the
 * beginning of a word counts most.
 *
 * @param value the action's text
 * @param typed what the agent typed
 * @returns 0 for no match, up to 1
 */
export function scoreOf(value: string, typed: string): number {
  const text = value.toLocaleLowerCase();
  const words = typed.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  let score = 1;
  for (const word of words) {
    const at = text.indexOf(word);
    if (at < 0) return 0;
    const startsWord = at === 0 || /\s/u.test(text[at - 1] ?? '');
    score *= startsWord ? 1 : 0.5;
  }
  return score;
}
