import { continueIn } from './lib/bare.mjs';

continueIn('test-unit.mjs');
