import { ensureBuild } from '../lib/build.mjs';
import { runMain } from '../lib/report.mjs';

// `npm run build`: builds in any case.
runMain(async () => {
  await ensureBuild({ force: true });
  return 0;
});
