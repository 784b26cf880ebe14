import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { withoutQuotes } from '../../src/mail/read-text.ts';

const own = 'Passt mir gut.\n\nViele Grüße\nKatja';

describe('what a person has written in a mail', () => {
  const quotes: [string, string][] = [
    ['lines with >', '> Sie sind eingeladen.\n>> Schon früher\n> Bitte antworten Sie.'],
    [
      'a German line before them',
      'Am 3. Mai 2027 um 09:15 schrieb Besuche <besuche@lkos.example>:\n> Sie sind eingeladen.',
    ],
    ['a German line without marks', 'Am 03.05.27 um 09:15 schrieb Besuche:\n\nSie sind eingeladen.'],
    [
      'an English line over two lines',
      'On Mon, 3 May 2027 at 09:15, Visits <visits@lkos.example>\nwrote:\n\nYou are invited.',
    ],
    [
      'Outlook’s German rule',
      '-----Ursprüngliche Nachricht-----\nVon: Besuche\nGesendet: Montag\nSie sind eingeladen.',
    ],
    ['Outlook’s English rule', '-----Original Message-----\nYou are invited.'],
    [
      'Outlook’s block',
      'Von: Besuche <besuche@lkos.example>\nGesendet: Montag, 3. Mai 2027 09:15\nAn: Katja\nBetreff: Einladung\n\nSie sind eingeladen.',
    ],
    [
      'Outlook’s block under a rule',
      '________________________________\n*From:* Visits\n*Sent:* Monday\n*To:* Katja\n*Subject:* Invitation',
    ],
    ['a signature', '-- \nKatja Bielefeld\nLandkreis Osnabrück'],
    ['an appointment that is passed on', '-----Original Appointment-----\nFrom: Visits'],
  ];
  for (const [name, quote] of quotes) {
    it(`is without ${name}`, () => {
      assert.equal(withoutQuotes(`${own}\n\n${quote}\n`), own);
      assert.equal(withoutQuotes(`${own}\r\n\r\n${quote.replaceAll('\n', '\r\n')}`), own);
      assert.equal(withoutQuotes(quote), '');
    });
  }

  it('is there also when it stands below or between what is quoted', () => {
    const below =
      'Am 3. Mai 2027 schrieb Besuche:\n> Sie sind eingeladen.\n> Passt es?\n\nJa, passt.\n> Und danach?\nAuch.';
    assert.equal(withoutQuotes(below), 'Ja, passt.\nAuch.');
  });

  it('keeps sentences that only look like a quotation’s beginning', () => {
    const text =
      'Am Montag schrieb ich Ihnen, dass ich komme.\nVon: Osnabrück nach Naumburg fahre ich mit der Bahn.\nAm Abend bin ich da.';
    assert.equal(withoutQuotes(text), text);
  });

  it('is at most 1,000 characters, and never half of one', () => {
    assert.equal(withoutQuotes('x'.repeat(3000)).length, 1000);
    const long = withoutQuotes(`x${'😀'.repeat(900)}`);
    assert.ok(long.length <= 1000 && long.isWellFormed());
  });

  it('never throws, and never has a line with a mark', () => {
    const line = fc.oneof(
      fc.constantFrom('> x', 'Am x schrieb y:', 'On x wrote:', '-- ', ' > y', 'Von: x', 'Gesendet: y'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        assert.doesNotMatch(withoutQuotes(lines.join('\n')), /^ *>/m);
      }),
    );
  });
});
