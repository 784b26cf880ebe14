import { randomBytes } from 'node:crypto';
import { readManifest } from '../slack/manifest.ts';
import type { Sample } from './sample.ts';
import type { LocalSlackOptions } from './types.ts';

/** Known to everyone who reads this: for tests. */
export const slackSecrets = { botToken: 'xoxb-sandbox', signingSecret: 'sandbox-signing-secret' };

/** For a local Slack that others on this machine could reach: nobody can guess them, and they die with the process. */
export function newSecrets(): Pick<LocalSlackOptions, 'botToken' | 'appToken' | 'signingSecret'> {
  const secret = () => randomBytes(24).toString('hex');
  return { botToken: `xoxb-${secret()}`, appToken: `xapp-${secret()}`, signingSecret: secret() };
}

/** The workspace of the sample, with the bot installed as its manifest says. */
export function slackOptions(sample: Sample, commandNames: string[]): Omit<LocalSlackOptions, 'now' | 'requestUrl'> {
  const bot = { userId: 'U0BESUCHE', botId: 'B0BESUCHE', name: 'gegenbesuch' };
  const manifest = readManifest();
  const [first] = manifest.features.slash_commands;
  return {
    teamId: sample.team.id,
    teamDomain: sample.team.domain,
    teamName: sample.team.name,
    appId: 'A0BESUCHE',
    bot,
    botToken: slackSecrets.botToken,
    appToken: 'xapp-sandbox',
    signingSecret: slackSecrets.signingSecret,
    people: sample.people.map(({ id, name, realName, locale, email }) => ({
      id,
      name,
      real_name: realName,
      locale,
      tz: sample.visit.timeZone,
      email,
    })),
    channels: sample.channels.map(({ id, name, everyoneBut }) => ({
      id,
      name,
      is_private: false,
      is_im: false,
      is_archived: false,
      members: [
        ...sample.people.map((person) => person.id).filter((userId) => !everyoneBut.includes(userId)),
        bot.userId,
      ],
    })),
    commands: commandNames.map((command) => {
      const known = manifest.features.slash_commands.find((each) => each.command === command) ?? first;
      return { command, description: known?.description ?? '', usage_hint: known?.usage_hint ?? '' };
    }),
    shortcuts: manifest.features.shortcuts,
  };
}
