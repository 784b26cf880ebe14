/** An answer from a guest's calendar in the browser, all the way by SMTP and IMAP to the coordinators in Slack. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { openSandbox } from '../support/sandbox.ts';
import { severalPeople } from './several-people.ts';

const guest = 'sabine.krause@blk.example';

describe('an answer from a calendar of the sandbox', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  it('reaches the coordinators by mail', async () => {
    const opened = Date.now();
    const begin = Date.parse('2027-05-03T08:00:00.000Z');
    await using sandbox = await openSandbox({}, () => new Date(begin + Date.now() - opened));
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(15_000);
    await page.goto(sandbox.url);
    const p = severalPeople(page);
    await p.read('So geht es los');
    await p.become('Heike Brandt');
    await p.open('besuch-burgenlandkreis');
    await p.ask('/besuch tagesordnung fest "Begrüßung" tag=1 um=9:00 dauer=60m raum=2050', /Begrüßung/);
    await p.ask(`/besuch mitglied neu ${guest} name="Sabine Krause" seite=gast`, /Sabine Krause/);
    await p.ask('/besuch veröffentlichen jetzt', /ist veröffentlicht/);
    await p.ask('/besuch einladung senden jetzt', /Die Einladungen sind unterwegs/);

    await p.open(/^Sabine Krause/);
    await page
      .getByRole('button', { name: /Einladung: / })
      .first()
      .click();
    const answers = page.getByRole('group', { name: 'Auf die Einladung antworten' });
    await page.getByText('Die Antwort geht per E-Mail an besuche@lkos.example.', { exact: true }).waitFor();
    await answers.getByRole('button', { name: 'Absagen', exact: true }).click();

    await p.open(/^gegenbesuch.* 1 ungelesen/);
    const told = await p.read(/Sabine Krause hat .*abgesagt/);
    assert.match((await told.textContent()) ?? '', /15\.06\.2027|Tag 1/);
  });
});
