import { continueIn } from './lib/bare.mjs';

continueIn('start.mjs');
