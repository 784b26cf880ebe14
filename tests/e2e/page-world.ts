/** The sandbox's page in a real browser, before a small real bot that shows what Slack can show. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { App } from '@slack/bolt';
import { createTransport } from 'nodemailer';
import type { Browser, Page } from 'playwright-core';
import { type MailCatcher, startMailCatcher } from '../../src/sandbox/mail-catcher.ts';
import { createPage } from '../../src/sandbox/page-server.ts';
import type { LocalSlack, LocalSlackOptions } from '../../src/sandbox/types.ts';
import { openSlack, startBot } from '../sandbox/workspace.ts';

export interface PageWorld extends AsyncDisposable {
  slack: LocalSlack;
  mail: MailCatcher;
  url: string;
  app: App;
  /** Opens the page as a person, in a window of its own. What went wrong in the browser's console is in `problems`. */
  visit(browser: Browser, personId: string, width?: number): Promise<Page>;
  problems: string[];
  sendMail(mail: Record<string, unknown>): Promise<void>;
}

/** The bot's own mailbox. */
export const organizer = { name: 'Besuche', address: 'besuche@lkos.example' };

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

export async function openPage(listen: (app: App) => void, more: Partial<LocalSlackOptions> = {}): Promise<PageWorld> {
  const now = () => new Date();
  const test = await openSlack(more);
  const bot = await startBot(test.slack, 'http', listen);
  const mail = await startMailCatcher({ now });
  const roleOf = (id: string, language: 'de' | 'en') =>
    id === 'U0ANNA' ? { de: 'Landrätin', en: 'Head' }[language] : '';
  const page = createPage({ slack: test.slack, organizer, mail, now, baseUrl: () => url, log: quiet, roleOf });
  const server = createServer((req, res) => {
    if (!page.request(req, res)) res.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const problems: string[] = [];
  return {
    slack: test.slack,
    mail,
    url,
    app: bot.app,
    problems,
    async visit(browser, personId, width = 1280) {
      const view = await browser.newPage({ viewport: { width, height: 820 } });
      view.setDefaultTimeout(8000);
      view.on('pageerror', (error) => problems.push(String(error.stack)));
      view.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
      });
      await view.goto(`${url}/#${personId}`);
      await view.getByRole('log').waitFor();
      return view;
    },
    async sendMail(message) {
      const transport = createTransport(mail.url);
      await transport.sendMail(message);
      transport.close();
    },
    async [Symbol.asyncDispose]() {
      page.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await bot[Symbol.asyncDispose]();
      await mail.close();
      await test[Symbol.asyncDispose]();
    },
  };
}
