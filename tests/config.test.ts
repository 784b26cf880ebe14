import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ConfigError, printConfigProblems, readConfig } from '../src/config.ts';

type Env = Record<string, string | undefined>;

/** The lines that are printed for wrong settings; none when they are right. */
function lines(env: Env): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return printConfigProblems(error).split('\n');
  }
}

describe('the settings', () => {
  it('have defaults, and without any the sandbox starts', () => {
    assert.deepEqual(readConfig({}), {
      slack: { mode: 'sandbox' },
      slackApiUrl: undefined,
      databaseUrl: 'sqlite:data/gegenbesuch.db',
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://127.0.0.1:3000',
      smtpUrl: undefined,
      mailFrom: undefined,
      imapUrl: undefined,
      imapDoneFolder: undefined,
      caldavUrl: undefined,
      defaultTimeZone: 'Europe/Berlin',
      defaultLanguage: 'de',
      commandNames: ['/visit', '/besuch'],
      logLevel: 'info',
    });
  });

  it('count as not given when they are empty', () => {
    const names = ['PORT', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SMTP_URL', 'COMMAND_NAMES', 'PUBLIC_URL'];
    assert.deepEqual(readConfig(Object.fromEntries(names.map((name) => [name, ' ']))), readConfig({}));
  });

  it('choose one of the four ways to start', () => {
    const bot = { SLACK_BOT_TOKEN: 'xoxb-1' };
    assert.deepEqual(readConfig({ ...bot, SLACK_APP_TOKEN: 'xapp-1' }).slack, {
      mode: 'socket',
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
    });
    assert.deepEqual(readConfig({ ...bot, SLACK_SIGNING_SECRET: 's' }).slack, {
      mode: 'http',
      botToken: 'xoxb-1',
      signingSecret: 's',
    });
    const many = { SLACK_CLIENT_ID: 'i', SLACK_CLIENT_SECRET: 'c', SLACK_STATE_SECRET: 't', SLACK_SIGNING_SECRET: 's' };
    assert.deepEqual(readConfig(many).slack, {
      mode: 'install',
      clientId: 'i',
      clientSecret: 'c',
      stateSecret: 't',
      signingSecret: 's',
    });
  });

  it('make links begin with where the server listens, or with what is given, without a slash at the end', () => {
    assert.equal(readConfig({ HOST: '::1', PORT: '8080' }).publicUrl, 'http://[::1]:8080');
    assert.equal(readConfig({ PUBLIC_URL: 'https://besuch.example.org/' }).publicUrl, 'https://besuch.example.org');
  });

  it('are put into the form that the bot uses', () => {
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    const mail = { SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: '"Besuch, Kreis" <b@example.org>' };
    const config = readConfig({
      ...slack,
      ...mail,
      SLACK_API_URL: 'http://127.0.0.1:4000/api',
      DATABASE_URL: 'postgres://user:p%40ss@db/visits',
      DEFAULT_TIME_ZONE: 'europe/london',
      COMMAND_NAMES: '/visit, /kreis_besuch-2',
      PORT: '0',
      IMAP_URL: 'imaps://user:pass@mail.example.org/INBOX',
    });
    assert.equal(config.slackApiUrl, 'http://127.0.0.1:4000/api/');
    assert.equal(config.defaultTimeZone, 'Europe/London');
    assert.deepEqual(config.commandNames, ['/visit', '/kreis_besuch-2']);
    assert.equal(config.port, 0);
  });
});

/** Each wrong setting, with what its line must say. */
const mistakes: [Env, RegExp][] = [
  [{ DATABASE_URL: 'mysql://x' }, /^DATABASE_URL is none of sqlite:PATH/],
  [{ DATABASE_URL: 'sqlite:' }, /^DATABASE_URL is none of/],
  [{ DATABASE_URL: 'sqlite://data/x.db' }, /^DATABASE_URL is none of/],
  [{ HOST: 'http://localhost' }, /^HOST is neither a host name nor an IP address/],
  [{ PORT: '65536' }, /^PORT is not a number from 0 to 65535\. Example: PORT=3000$/],
  [{ PORT: '-1' }, /^PORT is not/],
  [{ PORT: '3e3' }, /^PORT is not/],
  [{ PUBLIC_URL: 'besuch.example.org' }, /^PUBLIC_URL is not a plain address/],
  [{ PUBLIC_URL: 'ftp://example.org' }, /^PUBLIC_URL is not/],
  [{ PUBLIC_URL: 'https://user:pass@example.org' }, /^PUBLIC_URL is not/],
  [{ SMTP_URL: 'https://mail', MAIL_FROM: 'a@example.org' }, /^SMTP_URL is not of the form/],
  [{ SMTP_URL: 'smtp://u:p%@mail', MAIL_FROM: 'a@example.org' }, /^SMTP_URL .*percent-encoded/],
  [{ SMTP_URL: 'smtp://mail' }, /^MAIL_FROM is missing, although SMTP_URL is given\. Example: MAIL_FROM=/],
  [{ MAIL_FROM: 'a@example.org' }, /^SMTP_URL is missing, although MAIL_FROM is given/],
  [{ MAIL_FROM: 'Besuch', SMTP_URL: 'smtp://mail' }, /^MAIL_FROM is not a mail address/],
  [{ IMAP_URL: 'imap://mail/INBOX', MAIL_FROM: 'a@example.org', SMTP_URL: 'smtp://mail' }, /^IMAP_URL is not of the/],
  [{ IMAP_URL: 'imap://u:p@mail/INBOX' }, /^MAIL_FROM is missing, although IMAP_URL is given/],
  [{ DEFAULT_TIME_ZONE: 'Europe/Atlantis' }, /^DEFAULT_TIME_ZONE is not the name of a time zone/],
  [{ DEFAULT_TIME_ZONE: '+01:00' }, /^DEFAULT_TIME_ZONE is not/],
  [{ DEFAULT_LANGUAGE: 'fr' }, /^DEFAULT_LANGUAGE is neither de nor en/],
  [{ COMMAND_NAMES: 'visit' }, /^COMMAND_NAMES is not a list of commands/],
  [{ COMMAND_NAMES: '/visit,' }, /^COMMAND_NAMES is not/],
  [{ COMMAND_NAMES: `/${'a'.repeat(32)}` }, /^COMMAND_NAMES is not/],
  [{ COMMAND_NAMES: '/Visit' }, /^COMMAND_NAMES is not/],
  [{ COMMAND_NAMES: '/visit,/visit' }, /^COMMAND_NAMES names a command twice/],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL is none of debug/],
  [{ SLACK_BOT_TOKEN: 'xoxp-1', SLACK_APP_TOKEN: 'xapp-1' }, /^SLACK_BOT_TOKEN does not begin with xoxb-/],
  [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xoxb-1' }, /^SLACK_APP_TOKEN does not begin with xapp-/],
  [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'a b' }, /^SLACK_SIGNING_SECRET has a blank in it/],
  [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /^SLACK_BOT_TOKEN is given alone: add SLACK_APP_TOKEN/],
  [{ SLACK_APP_TOKEN: 'xapp-1' }, /^SLACK_BOT_TOKEN is missing, although SLACK_APP_TOKEN is given/],
  [{ SLACK_SIGNING_SECRET: 's' }, /^SLACK_BOT_TOKEN is missing, although SLACK_SIGNING_SECRET is given/],
  [
    { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' },
    /^SLACK_SIGNING_SECRET is given together with SLACK_APP_TOKEN/,
  ],
  [{ SLACK_API_URL: 'https://slack.example.org/api/' }, /^SLACK_BOT_TOKEN is missing, although SLACK_API_URL is given/],
  [
    { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_API_URL: 'http://slack.example.org/api/' },
    /^SLACK_API_URL does not begin with https:/,
  ],
  [
    { SLACK_CLIENT_ID: 'i', SLACK_CLIENT_SECRET: 'c', SLACK_STATE_SECRET: 't' },
    /^SLACK_SIGNING_SECRET is missing: for many workspaces/,
  ],
  [
    {
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_CLIENT_ID: 'i',
      SLACK_CLIENT_SECRET: 'c',
      SLACK_STATE_SECRET: 't',
      SLACK_SIGNING_SECRET: 's',
    },
    /^SLACK_BOT_TOKEN is one too many/,
  ],
];

describe('a wrong or half-given setting', () => {
  for (const [env, line] of mistakes) {
    it(`has one line that says what is wrong: ${JSON.stringify(env)}`, () => {
      const found = lines(env);
      assert.equal(found.length, 1);
      assert.match(found[0] ?? '', line);
      assert.match(found[0] ?? '', /\. Example: [A-Z_]+=\S/);
    });
  }

  it('is told together with all the others', () => {
    const found = lines({ PORT: 'x', LOG_LEVEL: 'x', DEFAULT_LANGUAGE: 'x', SLACK_CLIENT_ID: 'i' });
    assert.deepEqual(
      found.map((line) => line.split(' ', 1)[0]),
      ['PORT', 'DEFAULT_LANGUAGE', 'LOG_LEVEL', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'SLACK_SIGNING_SECRET'],
    );
  });

  it('is never repeated, so that no secret is told', () => {
    const names = [
      'DATABASE_URL',
      'SMTP_URL',
      'IMAP_URL',
      'MAIL_FROM',
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_SIGNING_SECRET',
      'SLACK_CLIENT_SECRET',
      'SLACK_STATE_SECRET',
      'SLACK_API_URL',
      'PUBLIC_URL',
    ];
    const value = fc
      .tuple(fc.constantFrom('', 'xoxb-', 'smtp://u:', 'postgres://u:', 'imap://u:'), fc.string({ maxLength: 20 }))
      .map(([before, after]) => `${before}geheim${after}`);
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value, { minKeys: 1 }), (env) => {
        try {
          readConfig(env);
        } catch (error) {
          assert.ok(error instanceof ConfigError);
          const told = `${printConfigProblems(error)} ${error.stack ?? ''} ${JSON.stringify(error.problems)}`;
          assert.doesNotMatch(told.replaceAll(import.meta.filename, ''), /geheim/);
        }
      }),
    );
  });
});
