import { describe, expect, it } from 'vitest';
import { playwrightTotals, sum, totalsOf, vitestTotals } from '../../../scripts/lib/totals.mjs';

describe('totals', () => {
  it('counts a file that could not be loaded as a failure', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 0,
      testResults: [
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'failed', assertionResults: [] },
      ],
    };
    expect(vitestTotals(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it('counts errors outside of the Electron tests as failures, and unsteady tests too', () => {
    const report = {
      stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 4 },
      errors: [{ message: 'no tests found' }],
    };
    expect(playwrightTotals(report)).toEqual({ passed: 5, failed: 3, skipped: 4 });
  });

  it('takes a missing report for a failure', async () => {
    const totals = await totalsOf('/no/such/report.json', vitestTotals);
    expect(totals).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('adds suites', () => {
    const a = { passed: 1, failed: 2, skipped: 3 };
    expect(sum([a, a])).toEqual({ passed: 2, failed: 4, skipped: 6 });
  });
});
