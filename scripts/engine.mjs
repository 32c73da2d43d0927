import { continueIn } from './lib/bare.mjs';

continueIn('engine.mjs');
