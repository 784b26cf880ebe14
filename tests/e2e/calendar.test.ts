import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { objectOf, type Sketch } from '../sandbox/calendar-mails.ts';
import { anna, ben } from '../sandbox/workspace.ts';
import { openBrowser } from '../support/browser.ts';
import { openPage, organizer, type PageWorld } from './page-world.ts';

const guest = 'goetz@blk.example';

/**
 * The bot's mail about one event, from that hour on in Berlin unless told otherwise; on the day that it is for whoever looks at the
 * calendar, which opens at that day's week.
 */
async function send(
  world: PageWorld,
  to: string,
  subject: string,
  sketch: Sketch = {},
  hour = 9,
  reader: { tz: string } = anna,
): Promise<void> {
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: reader.tz }).format(new Date()).replaceAll('-', '');
  const at = (full: number) => `;TZID=Europe/Berlin:${today}T${String(full).padStart(2, '0')}0000`;
  const when = { start: at(hour), end: at(hour + 1) };
  const content = objectOf({ attendee: to, organizer: organizer.address, ...when, ...sketch });
  const icalEvent = { method: sketch.method ?? 'REQUEST', content };
  await world.sendMail({ from: organizer, to, subject, text: subject, icalEvent });
}

/** Where the event's button stands, in hours of the day. */
function hoursOf(page: Page, title: string): Promise<number[]> {
  return page.getByRole('button', { name: new RegExp(title) }).evaluate((node) => {
    const style = (node as HTMLElement).style;
    const from = Number(style.getPropertyValue('--from'));
    return [from / 60, (from + Number(style.getPropertyValue('--length'))) / 60];
  });
}

describe('mailboxes and calendars of the sandbox', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  it('takes an invitation from the mailbox into the calendar, answers it by mail, and follows its changes', async () => {
    await using world = await openPage(() => undefined);
    await send(world, anna.email, 'Einladung: Begrüßung');
    const page = await world.visit(browser, anna.id);
    await page.getByRole('button', { name: 'Mein Kalender' }).click();
    await page.getByRole('button', { name: /Begrüßung.*09:00 – 10:00.*noch nicht beantwortet/ }).waitFor();
    assert.deepEqual(await hoursOf(page, 'Begrüßung'), [9, 10]);

    await page.getByRole('button', { name: /Begrüßung/ }).press('Enter');
    await page.getByRole('heading', { name: 'Einladung: Begrüßung', exact: true }).waitFor();
    const answers = page.getByRole('group', { name: 'Auf die Einladung antworten' });
    await answers.getByRole('button', { name: 'Zusagen', exact: true }).press('Enter');
    await answers.getByRole('button', { name: 'Zusagen', exact: true, pressed: true }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Zusagen');
    const reply = await world.mail.until(
      () => world.mail.mails.find(({ calendar }) => calendar?.method === 'REPLY'),
      'the reply',
    );
    assert.deepEqual(reply.envelope, { from: anna.email, to: [organizer.address] });
    assert.match(
      reply.calendar?.content.replace(/\r\n /g, '') ?? '',
      /PARTSTAT=ACCEPTED[^\r]*:mailto:anna@example\.org/i,
    );

    await page.getByRole('button', { name: /Postfach des Bots/ }).click();
    await page.getByRole('button', { name: /Zugesagt: Begrüßung, Tag 1/ }).click();
    await page.getByRole('heading', { name: 'Antwort: Begrüßung, Tag 1' }).waitFor();

    await page.getByRole('button', { name: 'Mein Kalender' }).click();
    await page.getByRole('button', { name: /Begrüßung.*zugesagt/ }).waitFor();
    await send(world, anna.email, 'Geändert: Begrüßung', { sequence: 1, stamp: 9 }, 14);
    await page.getByRole('button', { name: /Begrüßung.*14:00 – 15:00.*noch nicht beantwortet/ }).waitFor();
    assert.deepEqual(await hoursOf(page, 'Begrüßung'), [14, 15]);

    await send(world, anna.email, 'Eine alte Fassung', { sequence: 0, stamp: 99 });
    await page.getByText('1 Nachricht nicht beachtet', { exact: false }).first().waitFor();
    assert.deepEqual(await hoursOf(page, 'Begrüßung'), [14, 15]);
    await page.getByRole('button', { name: 'Eine alte Fassung' }).click();
    await page.getByText('Der Kalender hat schon eine Fassung mit höherer SEQUENCE.').waitFor();
    assert.equal(await answers.count(), 0);

    await send(world, anna.email, 'Abgesagt: Begrüßung', { sequence: 2, stamp: 100, method: 'CANCEL' }, 14);
    await page.getByRole('button', { name: 'Im Kalender zeigen' }).click();
    const cancelled = page.getByRole('button', { name: /Begrüßung.*fällt aus/ });
    await cancelled.waitFor();
    assert.equal(
      await cancelled.locator('strong').evaluate((node) => getComputedStyle(node).textDecorationLine),
      'line-through',
    );
    assert.deepEqual(world.problems, []);
  });

  it('answers for a guest without an account, and says when the mail server refuses the answer', async () => {
    await using world = await openPage(() => undefined);
    await send(world, guest, 'Einladung: Führung', {}, 9, ben);
    const page = await world.visit(browser, ben.id);
    await page.getByRole('button', { name: /goetz@blk\.example/ }).click();
    await page.getByRole('button', { name: /Einladung: Führung/ }).click();
    world.mail.order({ kind: 'refuse-recipient-550', times: 1 });
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByRole('alert').filter({ hasText: 'The answer was not sent' }).waitFor();
    await page.getByRole('button', { name: 'Tentative' }).click();
    await page.getByRole('button', { name: 'Tentative', pressed: true }).waitFor();
    await page.getByRole('button', { name: 'Calendar', exact: true }).click();
    // Ben reads the guest's calendar in his own zone, an hour behind.
    await page.getByRole('button', { name: /08:00 – 09:00.*tentative/ }).waitFor();
    assert.deepEqual(world.problems, []);
  });

  it('turns from week to week, and is a list on a narrow screen', async () => {
    await using world = await openPage(() => undefined);
    await send(world, anna.email, 'Einladung', {
      start: ';TZID=Europe/Berlin:20310415T090000',
      end: ';TZID=Europe/Berlin:20310415T100000',
      summary: 'Fern',
    });
    const page = await world.visit(browser, anna.id, 390);
    await page.getByRole('button', { name: 'Seitenleiste öffnen' }).click();
    await page.getByRole('button', { name: 'Mein Kalender' }).click();
    await page.getByText('Keine Termine in dieser Woche.').waitFor();
    await page.getByRole('button', { name: 'Zum nächsten Termin: Dienstag, 15. April' }).click();
    await page.getByRole('heading', { name: '14.–20. April 2031 · KW 16' }).waitFor();
    const event = page.getByRole('button', { name: /Fern/ });
    assert.equal(await event.evaluate((node) => getComputedStyle(node).position), 'static');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
    await page.getByRole('button', { name: 'Woche danach' }).press('Enter');
    await page.getByRole('heading', { name: '21.–27. April 2031 · KW 17' }).waitFor();
    await page.getByRole('button', { name: 'Woche davor' }).click();
    await event.waitFor();
    await page.getByRole('button', { name: 'Heute' }).click();
    await page.getByText('Keine Termine in dieser Woche.').waitFor();
    assert.deepEqual(world.problems, []);
  });
});
