import { continueIn } from './lib/bare.mjs';

continueIn('icons.mjs');
