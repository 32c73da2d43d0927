/** An expected failure of the set-up: `message` says what happened, `remedy` what to do about it. */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {string} [remedy]
   */
  constructor(message, remedy) {
    super(message);
    this.name = 'SetupError';
    this.remedy = remedy;
  }
}

/** The words for each step of the set-up, in the order in which they run. */
const STEPS = /** @type {const} */ (['packages', 'node', 'electron', 'sqlite', 'system libraries']);

/**
 * One line of progress.
 * @param {string} text
 */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/**
 * A line of progress for a step of the set-up, with its number.
 * @param {(typeof STEPS)[number]} step
 * @param {string} text for example "Installing packages"
 */
export function sayStep(step, text) {
  say(`${text} (${STEPS.indexOf(step) + 1}/${STEPS.length})…`);
}

/**
 * Runs a script's main function; an expected failure is printed in plain words, and the process
 * ends with the code that the function returns (1 after a failure).
 * @param {() => Promise<number>} main
 */
export function runMain(main) {
  main().then(
    (code) => process.exit(code),
    (error) => {
      if (error instanceof SetupError) {
        say(`\nHeddle: ${error.message}`);
        if (error.remedy) say(`What to do: ${error.remedy}`);
      } else {
        say(String(error instanceof Error ? error.stack : error));
      }
      process.exit(1);
    },
  );
}
