/** Starts the bot: reads the settings, says what is wrong with them, and ends in order. */

import { type Bot, startBot } from './bot.ts';
import { type Config, ConfigError, printConfigProblems, readConfig } from './config.ts';
import { explain } from './explain.ts';
import { createLog } from './log.ts';

/** sysexits.h: something is wrong with the configuration. */
const exConfig = 78;

function readConfigOrExit(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${printConfigProblems(error)}\n`);
    process.exit(exConfig);
  }
}

const config = readConfigOrExit();
const log = createLog(config.logLevel);

// The state of a process is not to be trusted after this; a fresh start is cheap, and nothing acknowledged is lost.
for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
  process.on(event, (error: unknown) => {
    log.error({ err: error instanceof Error ? error : new Error(typeof error) }, `The process ends after an ${event}.`);
    process.exit(1);
  });
}

let bot: Bot | undefined;
let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    log.info(`Ending after ${signal}.`);
    setTimeout(() => process.exit(0), 9500).unref();
    void Promise.resolve(bot?.stop()).then(() => process.exit(0));
  });
}

try {
  bot = await start();
} catch (error) {
  process.stderr.write(`${explain(error, 'Gegenbesuch cannot start', config.port)}\n`);
  process.exit(1);
}

async function start(): Promise<Bot> {
  const { slack } = config;
  if (slack.mode === 'sandbox') {
    const { startSandbox } = await import('./sandbox/start.ts');
    const sandbox = await startSandbox(config, log);
    process.stdout.write(`\nGegenbesuch is ready to try: ${sandbox.url}\n\n`);
    return sandbox.bot;
  }
  const started = await startBot({ config, slack, log, now: () => new Date() });
  bot = started;
  await started.connect();
  // Ended before Slack answered, it never was ready.
  if (!stopping) log.info({ port: started.port, mode: slack.mode }, 'Ready.');
  return started;
}
