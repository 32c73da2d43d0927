import { runMain } from '../lib/report.mjs';
import { runVitest } from '../lib/suites.mjs';

/** `npm run test:unit -- <arguments for Vitest>`: unit and integration tests. */
runMain(async () => ((await runVitest(process.argv.slice(2))).failed > 0 ? 1 : 0));
