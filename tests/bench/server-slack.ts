/** The Slack to which the bot posts, apart, so that its work does not count as the bot's. */

import { createLocalSlack } from '../../src/sandbox/local-slack.ts';
import { readSample } from '../../src/sandbox/sample.ts';
import { slackOptions } from '../../src/sandbox/workspace.ts';
import { serve } from './server-process.ts';

const slack = createLocalSlack({ ...slackOptions(readSample(), ['/visit', '/besuch']), now: () => new Date() });
await slack.listen();
serve(Number(new URL(slack.apiUrl).port), () => slack.close());
