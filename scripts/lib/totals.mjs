import { readFile } from 'node:fs/promises';

/** @typedef {{passed: number, failed: number, skipped: number}} Totals */

/**
 * @param {Totals[]} all
 * @returns {Totals}
 */
export function sum(all) {
  return all.reduce(
    (a, b) => ({
      passed: a.passed + b.passed,
      failed: a.failed + b.failed,
      skipped: a.skipped + b.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/**
 * Totals of Vitest's JSON report. A file that failed before its tests were known counts as one
 * failure.
 * @param {any} report
 * @returns {Totals}
 */
export function vitestTotals(report) {
  const files = /** @type {any[]} */ (report.testResults ?? []);
  const broken = files.filter(
    (file) =>
      file.status === 'failed' &&
      !file.assertionResults.some((/** @type {any} */ test) => test.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Totals of Playwright's JSON report. An error outside of the tests counts as one failure.
 * @param {any} report
 * @returns {Totals}
 */
export function playwrightTotals(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}

/**
 * Reads a report and counts; a report that is missing or unreadable is one failure.
 * @param {string} file
 * @param {(report: any) => Totals} count
 * @returns {Promise<Totals>}
 */
export async function totalsOf(file, count) {
  try {
    return count(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}
