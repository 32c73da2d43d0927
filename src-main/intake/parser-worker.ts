import { parentPort } from 'node:worker_threads';
import { serveParser } from '../connectors/desk/serve-parser';
import { indexPreparer } from '../store/search/prepare';
import { giveWay } from '../threads/give-way';

/*
 * The thread that parses large answers. A connector knows how they are read, the store what its index
 * takes of them; here the two meet, and nowhere else.
 */

if (!parentPort) throw new Error('The parser runs in a worker thread only');
giveWay();
serveParser(parentPort, indexPreparer);
