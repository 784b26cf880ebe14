/** (b) Bolt acknowledges, and does nothing else. */

import { startBareBolt } from './bare-bolt.ts';
import { serve } from './server-process.ts';

serve(await startBareBolt(() => undefined));
