/** What CSS must not say, because the screen is mirrored for languages that go from right to left. */
const PHYSICAL = [
  /^\s*(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b/,
  /^\s*(?:left|right)\s*:/,
  /^\s*border-(?:top|bottom)-(?:left|right)-radius\b/,
  /^\s*(?:text-align|float|clear)\s*:\s*(?:left|right)\b/,
  /^\s*(?!--)[\w-]+\s*:.*gradient\(\s*to (?:left|right)\b/,
];
/** Four values are those of the top, right, bottom and left. */
const FOUR_SIDES = /^\s*(?:margin|padding|inset|border-width|border-radius)\s*:([^;/]+);/;

/** @param {string} value e.g. "4px var(--a) 0" @returns {string[]} */
function parts(value) {
  return value.trim().match(/(?:[^\s()]+\([^)]*\)|[^\s()]+)/g) ?? [];
}

/**
 * Where a style sheet names the left or the right instead of the start and the end.
 * @param {string} file its name, for the report
 * @param {string} css
 * @returns {string[]} one line for each
 */
export function directionProblems(file, css) {
  const problems = [];
  for (const [index, line] of css.split('\n').entries()) {
    const values = parts(FOUR_SIDES.exec(line)?.[1] ?? '');
    const isUneven = values.length === 4 && values[1] !== values[3];
    if (isUneven || PHYSICAL.some((rule) => rule.test(line))) {
      problems.push(
        `${file}:${index + 1}: "${line.trim()}" is not mirrored; use start and end (padding-inline, inset-inline-end, var(--to-end))`,
      );
    }
  }
  return problems;
}
