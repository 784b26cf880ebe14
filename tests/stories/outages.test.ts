/** Slack or the mail server fails: nothing is lost, little comes twice, and the coordinators can see and mend what is left. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Fault } from '../../src/sandbox/types.ts';
import { click, countPosted, eventOf, mailsTo, posted, press } from '../support/screen.ts';
import { worldWithVisit } from '../support/visits.ts';
import { channel, people, prepared, type World } from '../support/world.ts';

const minute = 60;
const post = 'chat.postMessage';
const landrat = 'michael.luebbersmann@lkos.example';

/** Lets so many seconds pass on the bot's clock, and lets what is due then happen. */
function pass(w: World, seconds: number): Promise<void> {
  return w.moveClock(new Date(w.bot.deps.now().getTime() + seconds * 1000).toISOString());
}

/** The back-off is random: more than its longest pause, as often as somebody has to come again. */
async function passPauses(w: World, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await pass(w, 10 * minute);
}

function callsOf(w: World, method: string): number {
  return w.slack.exchanges.filter(({ what }) => what === method).length;
}

/** With a proposal on which the fault came down. */
async function worldWithFault(fault: Omit<Fault, 'method'> & { method?: string }): Promise<World> {
  return prepared(await worldWithVisit(), async (w) => {
    w.slack.order({ method: post, ...fault });
    await w.besuch('top neu Jugendhilfe', people.staff);
    await w.settle();
  });
}

async function worldWithProgramme(): Promise<World> {
  return prepared(await worldWithVisit(), async (w) => {
    await w.visit('agenda fix Begrüßung day=1 at=9:00 length=30m');
    await w.visit('member add @michael.luebbersmann side=host');
  });
}

async function worldWithInvitation(order: (w: World) => void): Promise<World> {
  return prepared(await worldWithProgramme(), async (w) => {
    await w.visit('publish now');
    await w.settle();
    order(w);
    await w.visit('invite send now');
    await w.settle();
  });
}

describe('a message that Slack does not take', () => {
  for (const kind of ['http-500', 'drop-before'] as const) {
    it(`is posted once it does, and once only (${kind})`, async () => {
      await using w = await worldWithFault({ kind, times: 3 });
      assert.equal(countPosted(w, '#1 Jugendhilfe'), 0);
      await passPauses(w, 3);
      assert.equal(countPosted(w, '#1 Jugendhilfe'), 1);
      await passPauses(w, 3);
      assert.equal(callsOf(w, post), 5);
    });
  }

  it('waits as long as Slack asks, and the answer to the person does not', async () => {
    await using w = await worldWithFault({ kind: 'rate-limited', retryAfterSeconds: 90, times: 1 });
    assert.match(await w.besuch('top zeige 1', people.staff), /#1 Jugendhilfe/);
    await pass(w, 89);
    assert.equal(countPosted(w, '#1 Jugendhilfe'), 0);
    await pass(w, 1);
    assert.equal(countPosted(w, '#1 Jugendhilfe'), 1);
  });

  it('although it did, is a card for the second time, of which the newest stays right', async () => {
    await using w = await worldWithFault({ kind: 'drop-after', times: 1 });
    await passPauses(w, 2);
    assert.equal(countPosted(w, '#1 Jugendhilfe'), 2);
    await click(w, people.landrat, posted(w, '#1 Jugendhilfe'), 'Abstimmen');
    await w.settle();
    assert.match(JSON.stringify(posted(w, '#1 Jugendhilfe').blocks), /Abstimmen \(1\)/);
    assert.equal(countPosted(w, '#1 Jugendhilfe'), 2);
  });

  it('is an edit that comes again and changes nothing twice', async () => {
    await using w = await worldWithFault({ method: 'chat.update', kind: 'drop-after', times: 2 });
    await w.besuch('top ändern 1 titel=„Jugendhilfe heute“', people.staff);
    await passPauses(w, 3);
    assert.equal(countPosted(w, '#1 Jugendhilfe'), 1);
    assert.equal(countPosted(w, '#1 Jugendhilfe heute'), 1);
  });

  it('is a note to everyone that comes twice at most; then the coordinators are asked', async () => {
    await using w = await worldWithProgramme();
    await w.settle();
    w.slack.order({ method: post, kind: 'drop-after', times: 2 });
    await w.visit('publish now');
    await w.settle();
    await passPauses(w, 3);
    assert.equal(countPosted(w, 'ist veröffentlicht'), 2);
    const shown = await w.besuch('zeige');
    assert.match(shown, /1 Nachricht konnte nicht zugestellt werden/);
    assert.match(shown, /der Hinweis auf das geänderte Programm: Vielleicht ist sie angekommen; sehen Sie bitte nach/);
    assert.doesNotMatch(await w.besuch('zeige', people.staff), /zugestellt/);
    assert.match(await w.besuch('erneut'), /1 Nachricht ist wieder unterwegs/);
    await w.settle();
    assert.equal(countPosted(w, 'ist veröffentlicht'), 3);
    assert.doesNotMatch(await w.besuch('zeige'), /zugestellt/);
  });
});

describe('a workspace in which the bot may not write', () => {
  for (const { after, order } of [
    { after: 'a clear answer', order: () => undefined },
    {
      after: 'a doubtful one',
      order: ({ slack }: World) => slack.order({ method: post, kind: 'http-500', times: 1 }),
    },
  ]) {
    it(`because it is not in the channel is told so, with what to do, after ${after}`, async () => {
      await using w = await worldWithVisit();
      await w.slack.leave(channel, w.slack.options.bot.userId);
      order(w);
      await w.besuch('top neu Jugendhilfe', people.staff);
      await w.settle();
      await passPauses(w, 1);
      assert.match(
        await w.besuch('zeige'),
        /die Karte eines Themas: Ich bin nicht im Kanal\. Laden Sie mich dorthin ein/,
      );
      assert.doesNotMatch(await w.besuch('zeige', people.staff), /nicht im Kanal/);
      assert.match(await w.besuch('erneut', people.staff), /nur die Koordination/);
      await w.slack.join(channel, w.slack.options.bot.userId, people.coordinator);
      assert.match(await w.besuch('erneut'), /1 Nachricht ist wieder unterwegs/);
      await w.settle();
      assert.equal(countPosted(w, '#1 Jugendhilfe'), 1);
      assert.match(await w.besuch('erneut'), /Alles ist zugestellt/);
    });
  }

  it('because its token is revoked is left alone for ten minutes, then gets everything', async () => {
    await using w = await worldWithFault({ kind: 'error', error: 'token_revoked', times: 1 });
    const calls = callsOf(w, post);
    await w.besuch('top neu Volkshochschule', people.staff);
    await pass(w, 9 * minute);
    assert.equal(callsOf(w, post), calls);
    await pass(w, minute);
    assert.deepEqual([countPosted(w, '#1 Jugendhilfe'), countPosted(w, '#2 Volkshochschule')], [1, 1]);
    assert.doesNotMatch(await w.besuch('zeige'), /zugestellt/);
  });

  it('because Slack is down for a while gets everything, in order and once, when it is back', async () => {
    await using w = await worldWithVisit();
    w.slack.order({ method: '*', kind: 'error', error: 'service_unavailable', times: 10_000 });
    const titles = ['Jugendhilfe', 'Volkshochschule', 'Bildung', 'Integration'];
    for (const title of titles) {
      assert.match(await w.besuch(`top neu ${title}`, people.staff), /ist vorgeschlagen/);
      await passPauses(w, 3);
    }
    w.slack.faults.length = 0;
    await passPauses(w, 2);
    const headings = w.slack.messages(channel).map(({ text }) => /^#\d (\w+)/.exec(text)?.[1]);
    assert.deepEqual(headings.filter(Boolean), titles);
  });
});

describe('an invitation that the mail server does not take', () => {
  for (const [kind, mails] of [
    ['temporary-451', 1],
    ['drop-connection', 1],
    ['drop-after-data', 2],
  ] as const) {
    it(`comes later, with the same identity where it comes twice (${kind})`, async () => {
      await using w = await worldWithInvitation(({ mail }) => mail.order({ kind, times: 1 }));
      assert.equal(mailsTo(w, landrat).length, mails - 1);
      if (kind === 'temporary-451') await pass(w, 29 * minute);
      assert.equal(mailsTo(w, landrat).length, mails - 1);
      await pass(w, 60 * minute);
      await pass(w, 600 * minute);
      const arrived = mailsTo(w, landrat);
      assert.equal(arrived.length, mails);
      assert.equal(new Set(arrived.map(({ messageId }) => messageId)).size, 1);
      assert.equal(new Set(arrived.map((each) => `${eventOf(each).uid} ${eventOf(each).sequence}`)).size, 1);
    });
  }

  it('for good is shown to the coordinators without the address, and sent when they say so', async () => {
    await using w = await worldWithInvitation(({ mail }) => mail.order({ kind: 'refuse-recipient-550', times: 1 }));
    await pass(w, 600 * minute);
    assert.deepEqual(mailsTo(w, landrat), []);
    const shown = await w.besuch('zeige');
    assert.match(shown, /eine Einladung für den Kalender: Die Antwort war: SMTP 550, 5\.1\.1/);
    assert.doesNotMatch(shown, /@/);
    assert.doesNotMatch(await w.besuch('zeige', people.staff), /zugestellt/);
    assert.match(await w.besuch('einladung status'), /Nicht zugestellt \(1\)/);
    const status = w.slack.as(people.coordinator).sees(channel).at(-1);
    assert.ok(status);
    assert.match(
      await press(w, people.coordinator, status, 'Noch einmal versuchen'),
      /1 Nachricht ist wieder unterwegs/,
    );
    await w.settle();
    assert.equal(mailsTo(w, landrat).length, 1);
  });
});
