/** Coordinators are told directly of mail that needs a decision; and the whole way, from a mail program over SMTP and IMAP. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { takeMail } from '../../src/domain/take-mail.ts';
import { type ImapServer, startImapServer } from '../../src/sandbox/imap-server.ts';
import type { SlackMessage } from '../../src/sandbox/types.ts';
import { textOf } from '../../src/views/message.ts';
import { mailOf } from '../domain/incoming-sample.ts';
import { goetz, worldWithInvited } from '../support/invited.ts';
import { deliver, type RawMailValues, rawMail } from '../support/raw-mail.ts';
import { buttonsOf, click, eventOf, mailsTo, press } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people, prepared, type World } from '../support/world.ts';
import { until } from './mailbox-world.ts';

const organizer = 'besuche@lkos.example';

interface Post extends AsyncDisposable {
  w: World;
  /** Sends a mail as another program writes it, and waits until the bot has dealt with it. */
  send(name: string, change?: Partial<RawMailValues>): Promise<void>;
}

/** Götz Ulrich, a guest, is invited to both days; what he writes goes to the mailbox that the bot reads. */
async function post(): Promise<Post> {
  const w = await worldWithInvited();
  const imap = await startImapServer(w.mail, organizer);
  w.config.imapUrl = imap.url;
  await w.restart();
  const [invitation] = mailsTo(w, goetz);
  const known = { name: 'Götz Ulrich', from: goetz, organizer, uid: eventOf(invitation).uid };
  const times = { start: new Date('2027-06-15T07:00:00Z'), end: new Date('2027-06-15T07:30:00Z') };
  let sent = 0;
  return {
    w,
    async send(name, change = {}) {
      sent += 1;
      const stamp = new Date(w.bot.deps.now().getTime() + sent * 1000);
      const values = { ...known, ...times, stamp, messageId: invitation?.messageId ?? '', ...change };
      await deliver(w.mail.url, rawMail(name, values), { from: values.from, to: organizer });
      await until(() => taken(imap) === sent, `${name} to be marked`);
      await w.settle();
    },
    async [Symbol.asyncDispose]() {
      await w[Symbol.asyncDispose]();
      await imap.close();
    },
  };
}

function taken({ folders }: ImapServer): number {
  return (folders.get('INBOX') ?? []).filter(({ flags }) => flags.has('$Gegenbesuch')).length;
}

/** What the bot has written to someone directly, the newest last. */
function told(w: World, userId: string = people.coordinator): SlackMessage[] {
  return w.slack.messages(userId);
}

function lastTold(w: World, userId?: string): SlackMessage {
  const message = told(w, userId).at(-1);
  if (!message) throw new Error('Nobody was told anything');
  return message;
}

/** Presses a button of the newest note, whose place the answer takes. @returns what stands there then */
async function decide(w: World, as: string, label: string): Promise<string> {
  const before = textOf(lastTold(w, as).blocks);
  await click(w, as, lastTold(w, as), label);
  return w.slack.until(() => {
    const now = textOf(lastTold(w, as).blocks);
    return now === before ? undefined : now;
  }, 'the answer in place of the note');
}

const labels = (message: SlackMessage) => buttonsOf(message).map(({ text }) => text.text);

describe('a mail to the mailbox, on its whole way', () => {
  it('counts as an answer, is shown as a stranger’s, or suggests a time that is declined by mail', async () => {
    await using p = await post();
    const { w } = p;
    await p.send('outlook-tentative');
    const [reply, ...others] = await w.bot.deps.db.selectFrom('reply').selectAll().execute();
    assert.deepEqual([reply?.answer, reply?.via, others.length], ['maybe', 'mail', 0]);

    await p.send('party-crasher', { stranger: 'neugierig@elsewhere.example' });
    assert.match(
      textOf(lastTold(w).blocks),
      /^Eine E-Mail zu „Working visit“ \(LKOS-BLK-27\) braucht eine Entscheidung\.\nNeugierig \(neugierig@elsewhere\.example\) antwortet auf die Einladung von Götz Ulrich zu Tag 1 \(15\.06\.2027\), ist aber nicht eingeladen\. Die Antwort lautet: ja\./,
    );
    assert.deepEqual(labels(lastTold(w)), ['Anmelden für Burgenlandkreis', 'Erledigt']);

    const time = { proposedStart: new Date('2027-06-15T12:00:00Z'), proposedEnd: new Date('2027-06-15T12:30:00Z') };
    await p.send('google-counter', time);
    assert.match(
      textOf(lastTold(w).blocks),
      /Götz Ulrich schlägt für Tag 1 \(15\.06\.2027\) eine andere Zeit vor: Dienstag, 15\. Juni 2027, 14:00 bis 14:30\u00a0Uhr, statt Dienstag, 15\. Juni 2027, 09:00 bis 09:30\u00a0Uhr\./,
    );
    assert.match(await decide(w, people.coordinator, 'Zeit ablehnen'), /Der Vorschlag ist abgelehnt\./);
    await w.settle();
    const declined = mailsTo(w, goetz).at(-1);
    assert.equal(declined?.calendar?.contentTypeMethod, 'DECLINECOUNTER');
    assert.match(await w.besuch('einladung eingang'), /^Offene E-Mails \(1\)/);
    assert.equal((await w.bot.deps.db.selectFrom('reply').selectAll().execute()).length, 1);
  });

  it('that comes back says who has no invitation, and what to do', async () => {
    await using p = await post();
    const { w } = p;
    await p.send('bounce-postfix');
    const note = lastTold(w);
    assert.match(
      textOf(note.blocks),
      /Die Einladung zu Tag 1 \(15\.06\.2027\) kam zurück: goetz\.ulrich@blk\.example ist nicht zu erreichen \(5\.\d\.\d\)\. Götz Ulrich hat sie nicht bekommen\./,
    );
    assert.deepEqual(labels(note), ['Adresse berichtigen', 'Noch einmal schicken', 'Erledigt']);
    await w.besuch('mitglied ändern "Götz Ulrich" mail=g.ulrich@blk.example');
    await press(w, people.coordinator, note, 'Noch einmal schicken');
    await w.settle();
    assert.ok(mailsTo(w, 'g.ulrich@blk.example').length > 0);
    assert.equal(await w.besuch('einladung eingang'), 'Keine E-Mail wartet auf eine Entscheidung.');
  });
});

describe('the note about a mail', () => {
  const written = () => mailOf({ from: { name: 'Katja', address: 'katja.bielefeld@lkos.example' }, text: 'passt' });

  async function prepareWorld(): Promise<World> {
    return prepared(await worldWithVisit(), async (w) => {
      await w.besuch('mitglied neu @katja.bielefeld seite=gastgeber');
      await w.besuch('koordination neu @emily.carter');
      await w.settle();
    });
  }

  it('goes to each coordinator in the own language, and to nobody else', async () => {
    await using w = await prepareWorld();
    assert.equal(await takeMail(w.bot.deps, written()), 'taken');
    await w.settle();
    assert.match(textOf(lastTold(w).blocks), /Katja \(.*\) hat geschrieben\. Gezählt wurde nichts\./);
    assert.match(textOf(lastTold(w, people.english).blocks), /Katja \(.*\) has written\. Nothing was counted\./);
    assert.deepEqual(labels(lastTold(w, people.english)), ['Comes', 'Maybe', 'Does not come', 'Put away']);
    assert.deepEqual(told(w, people.staff), []);
    assert.match(await decide(w, people.english, 'Comes'), /^Counted for Katja Bielefeld: yes\./);
    const late = await press(w, people.coordinator, lastTold(w), 'Zugesagt');
    assert.match(late, /Über E-Mail 1 hat Emily Carter schon entschieden\./);
  });

  it('is not sent where somebody has decided by then, or coordinates no more', async () => {
    await using w = await prepareWorld();
    const before = [told(w).length, told(w, people.english).length];
    const { db } = w.bot.deps;
    await takeMail({ ...w.bot.deps, wakeOutbox: () => undefined }, written());
    await db.updateTable('incoming_mail').set({ settled_at: w.bot.deps.now().toISOString() }).execute();
    w.bot.outbox.wake();
    await w.settle();
    assert.deepEqual([told(w).length, told(w, people.english).length], before);
  });

  it('is forgotten with the mail, a month after it was decided', async () => {
    await using w = await prepareWorld();
    await takeMail(w.bot.deps, written());
    await takeMail(w.bot.deps, written());
    await w.besuch('einladung erledigen 1');
    const rows = () => w.bot.deps.db.selectFrom('incoming_mail').select('number').execute();
    await w.moveClock('2027-06-01T08:00:00.000Z');
    assert.equal((await rows()).length, 2);
    await w.moveClock('2027-06-03T08:00:00.000Z');
    assert.deepEqual(await rows(), [{ number: 2 }]);
    await w.bot.deps.db.updateTable('visit').set({ status: 'closed', closed_at: '2027-06-03T08:00:00.000Z' }).execute();
    await w.moveClock('2027-07-04T08:00:00.000Z');
    assert.deepEqual(await rows(), []);
  });
});
