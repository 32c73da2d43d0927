import { continueIn } from './lib/bare.mjs';

continueIn('desk.mjs');
