import { continueIn } from './lib/bare.mjs';

continueIn('test-e2e.mjs');
