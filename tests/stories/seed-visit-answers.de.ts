/** Chapters of the seed's visit in German: answers from calendars and from the page, and those who only read. */

import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { ImapServer } from '../../src/sandbox/imap-server.ts';
import { textOf } from '../../src/views/message.ts';
import { answerWith, mailbox, untilRead } from '../support/mailbox.ts';
import type { RawMailValues } from '../support/raw-mail.ts';
import { eventOf, mailsTo } from '../support/screen.ts';
import { people, type World } from '../support/world.ts';
import { ownFeed, readFeed, visitFeed } from '../web/feed-world.ts';

const ulrich = 'goetz.ulrich@blk.example';
const ostendorf = 'sabine.ostendorf@massarbeit.example';

/** The answer of a calendar to what an address was sent at last for this day. */
function answerTo(w: World, address: string, day: string): RawMailValues {
  const mail = mailsTo(w, address).findLast(({ subject }) => subject.includes(day));
  const { uid, sequence, summary } = eventOf(mail);
  const stamp = new Date(w.bot.deps.now().getTime() + 60_000);
  return { from: address, organizer: mailbox, uid, sequence, summary, stamp, messageId: mail?.messageId ?? '' };
}

export function answerChapters(story: () => { w: World; imap: ImapServer }): void {
  it('zählt, was die Gäste in Outlook und auf ihrer Seite antworten, und nichts Gefälschtes', async () => {
    const { w } = story();
    await answerWith(w, 'exchange-accept', answerTo(w, ulrich, 'Tag 1'));
    await untilRead(story());
    assert.match(
      await w.besuch('einladung status Ulrich'),
      /Tag 1 .*ja, .*per E-Mail.*Tag 2 .*nein, .*von der Koordination/s,
    );
    const told = w.slack.messages(people.guestCoordinator).map(({ blocks }) => textOf(blocks));
    assert.ok(
      told.some((text) => /Götz Ulrich hatte .*abgesagt und kommt/.test(text)),
      told.join('\n'),
    );
    await answerWith(w, 'forged', { ...answerTo(w, ulrich, 'Tag 2'), stranger: 'boese@elsewhere.example' });
    await untilRead(story());
    assert.match(await w.besuch('einladung status Ulrich'), /Tag 2 .*nein, /s);
    assert.match(await w.besuch('einladung eingang'), /boese@elsewhere\.example/);

    const path = /https:\/\/besuche\.lkos\.example(\/programme\/[\w-]{43})/.exec(
      mailsTo(w, ostendorf)[0]?.text ?? '',
    )?.[1];
    const page = `http://127.0.0.1:${w.bot.port}${path}`;
    assert.match(await (await fetch(`${page}?answer=yes`)).text(), /Arbeitsvermittlung/);
    assert.match(
      await w.besuch('einladung status'),
      /Sabine Ostendorf – 1 Termin, verschickt\n/,
      'looking is no answer',
    );
    await fetch(`${page}/answer`, { method: 'POST', body: new URLSearchParams({ answer: 'yes' }) });
    assert.match(await w.besuch('einladung status Ostendorf'), /ja, .*auf der Seite/);
  });

  it('lässt sich abonnieren: der Besuch für alle, der eigene Tag für jede Person', async () => {
    const { w } = story();
    const all = await readFeed(w, await visitFeed(w));
    const own = await readFeed(w, await ownFeed(w, people.presenter));
    assert.ok(all.events.length > own.events.length);
    assert.doesNotMatch(JSON.stringify(all), /Nachbesprechung/, 'internal');
    assert.deepEqual(
      own.events.map(({ summary }) => summary),
      ['Integration von Zugewanderten'],
    );
    assert.equal(all.events.find(({ summary }) => summary === 'Arbeitsvermittlung')?.start, '2027-06-15T13:45:00');
  });
}
