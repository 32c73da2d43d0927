import { continueIn } from './lib/bare.mjs';

continueIn('build.mjs');
