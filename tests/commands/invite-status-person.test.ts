import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { replyByCalendar } from '../support/calendar-reply.ts';
import { firstDay, goetz, secondDay, worldWithInvited } from '../support/invited.ts';
import { worldWithVisit } from '../support/visits.ts';

describe('the status of one person', () => {
  it('shows each event with its delivery and what counts, and every answer with its way, whoever noted it', async () => {
    await using w = await worldWithInvited();
    await replyByCalendar(w.bot.deps, goetz, firstDay, 'yes');
    await w.moveClock('2027-05-04T08:00:00.000Z');
    await replyByCalendar(w.bot.deps, goetz, firstDay, 'no', { isOutdated: true });
    await w.besuch('vielleicht krank für @peter.klein');
    await w.besuch('nein Urlaub für=Ulrich');
    await w.moveClock('2027-05-05T08:00:00.000Z');
    await replyByCalendar(w.bot.deps, goetz, secondDay, 'maybe', { reason: 'abends nicht' });
    assert.equal(
      await w.besuch('einladung status Ulrich'),
      [
        'Einladung: Götz Ulrich',
        'Termine',
        '• Tag 1 – Dienstag, 15. Juni 2027, 09:00 bis 09:30\u00a0Uhr; verschickt, goetz.ulrich@blk.example; nein, 04.05.2027, 10:00\u00a0Uhr, von der Koordination notiert; „Urlaub“',
        '• Tag 2 – Mittwoch, 16. Juni 2027, 16:00 bis 16:30\u00a0Uhr; verschickt, goetz.ulrich@blk.example; vielleicht, 05.05.2027, 10:00\u00a0Uhr, per E-Mail; „abends nicht“',
        'Alle Antworten, die neueste zuerst',
        '• 05.05.2027, 10:00\u00a0Uhr, per E-Mail: vielleicht; Tag 2 (16.06.2027); „abends nicht“',
        '• 04.05.2027, 10:00\u00a0Uhr, notiert von Heike Brandt: nein; ganzer Besuch; „Urlaub“',
        '• 04.05.2027, 10:00\u00a0Uhr, per E-Mail: nein; Tag 1 (15.06.2027); zu einer früheren Fassung, zählt nicht',
        '• 03.05.2027, 10:00\u00a0Uhr, per E-Mail: ja; Tag 1 (15.06.2027)',
      ].join('\n'),
    );
  });

  it('names a session by its title, also when it has been taken out of the programme since', async () => {
    await using w = await worldWithVisit();
    await w.visit('agenda add "Breitband" length=45m by=@katja.bielefeld');
    await w.visit('agenda accept 1');
    await w.visit('agenda move 1 day=1 at=10:00');
    await w.visit('publish now');
    await w.visit('invite send now');
    await w.settle();
    const scope = await w.bot.deps.db.selectFrom('invitation').select('scope').execute();
    const [session] = scope.map((row) => row.scope).filter((each) => each.startsWith('session:'));
    await replyByCalendar(w.bot.deps, 'katja.bielefeld@lkos.example', session ?? '', 'no');
    assert.match(await w.besuch('einladung status @katja.bielefeld'), /^• „Breitband“ – Dienstag, .*; nein, /m);
    await w.visit('agenda unschedule 1');
    await w.visit('publish now');
    const said = await w.besuch('einladung status @katja.bielefeld');
    assert.match(said, /^Abgesagt\.$/m);
    assert.match(said, /per E-Mail: nein; „Breitband.*“ \(15\.06\.2027\); Termin gilt nicht mehr$/m);
  });

  it('says who is not registered that there is no such person', async () => {
    await using w = await worldWithInvited();
    assert.match(await w.besuch('einladung status Niemand'), /„Niemand“ ist für diesen Besuch nicht angemeldet/);
  });
});
