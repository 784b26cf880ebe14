/**
 * Loaded before main.ts (`node --import`): keeps what Node compiles, so that the next start takes two thirds of the time. Where
 * the folder cannot be written, Node does without.
 */

import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

enableCompileCache(fileURLToPath(new URL('../.cache/compiled/', import.meta.url)));
