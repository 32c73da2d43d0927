import { continueIn } from './lib/bare.mjs';

continueIn('package.mjs');
