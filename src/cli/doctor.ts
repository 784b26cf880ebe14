import { checkCaldav } from './check-caldav.ts';
import { checkDatabase } from './check-database.ts';
import { checkMail } from './check-mail.ts';
import { checkMailbox } from './check-mailbox.ts';
import { checkSettings } from './check-settings.ts';
import { checkSlack } from './check-slack.ts';
import { type CliCommand, exitCodes } from './command.ts';

export const doctor: CliCommand = {
  name: 'doctor',
  summary: 'Checks settings, Slack, database and mail, and says what to do',
  help: `Changes nothing and sends nothing; a running bot is not disturbed. Ends with 1 when something is wrong.`,
  async run(cli) {
    const { config, findings } = checkSettings(cli.env);
    if (config) {
      const [database, slack, mail, mailbox, calendar] = await Promise.all([
        checkDatabase(config.databaseUrl),
        checkSlack(config),
        checkMail(config),
        checkMailbox(config),
        checkCaldav(config),
      ]);
      findings.push(...database, ...slack, mail, mailbox, ...calendar);
    }
    for (const { about, verdict, says } of findings) cli.say(`${about.padEnd(9)} ${verdict.padEnd(6)} ${says}`);
    const wrong = findings.filter(({ verdict }) => verdict === 'wrong').length;
    if (!config) cli.say('Database, Slack and mail are checked once the settings are right.');
    else cli.say(wrong === 0 ? 'Nothing is wrong.' : `To be mended: ${wrong}.`);
    return wrong === 0 ? exitCodes.done : exitCodes.failed;
  },
};
