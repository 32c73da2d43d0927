import { continueIn } from './lib/bare.mjs';

continueIn('bench.mjs');
