import { continueIn } from './lib/bare.mjs';

continueIn('test.mjs');
