/**
 * The visit that the project comes from, in the browser and in German: what its people type, press and read, from the first
 * line to the last. Each chapter goes on where the one before ended; the same story over HTTP is stories/seed-visit.de.test.ts.
 */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { type OpenSandbox, openSandbox } from '../support/sandbox.ts';
import { type SeveralPeople, severalPeople } from './several-people.ts';

const heike = 'Heike Brandt';
const jonas = 'Jonas Wessel';
const michael = 'Michael Lübbersmann';
const katja = 'Katja Bielefeld';
const anja = 'Anja Richter';
const peter = 'Peter Klein';
const ulrich = 'goetz.ulrich@blk.example';
const sommer = 'ute.sommer@blk.example';
const ostendorf = 'sabine.ostendorf@massarbeit.example';

const channel = 'besuch-burgenlandkreis';
const code = 'LKOS-BLK-27-2';
const firstDay = 'Einladung: Besuch Landkreis Osnabrück – Tag 1 (15.06.2027)';
const begin = Date.parse('2027-05-03T08:00:00.000Z');

describe('Der Arbeitsbesuch des Burgenlandkreises, im Browser', { timeout: 120_000 }, () => {
  let browser: Browser;
  let sandbox: OpenSandbox;
  let page: Page;
  let p: SeveralPeople;
  const problems: string[] = [];

  before(async () => {
    browser = await openBrowser();
    const opened = Date.now();
    sandbox = await openSandbox({}, () => new Date(begin + Date.now() - opened));
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => problems.push(String(error.stack)));
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
    });
    await page.goto(sandbox.url);
    p = severalPeople(page);
    await p.read('So geht es los');
  });
  after(async () => {
    await browser.close();
    await sandbox[Symbol.asyncDispose]();
  });

  function chapter(name: string, play: () => Promise<void>): void {
    it(name, async () => {
      try {
        await play();
      } catch (error) {
        // The next chapters would wait for what this one should have brought.
        await page.close();
        throw error;
      }
    });
  }

  /** The card of one of this visit's topics; those of the sample's visit stand above the visit's own card. */
  const card = (number: number): Locator =>
    page
      .getByRole('article')
      .filter({ hasText: `Kürzel ${code}` })
      .locator('~ article')
      .filter({ has: page.getByRole('heading', { name: new RegExp(`^#${number} `) }) })
      .filter({ hasText: 'vorgeschlagen von' });
  const bar = () => page.getByRole('region', { name: 'Uhr des Bots' });
  const vote = (number: number) => card(number).getByRole('button', { name: /^Abstimmen/ });

  chapter('beginnt mit einer Zeile im Kanal, sobald der Besuch des Musters abgeschlossen ist', async () => {
    await p.type('/besuch abschließen');
    await p.press('Besuch abschließen', '„Arbeitsbesuch Burgenlandkreis“ abschließen?');
    await p.read('ist abgeschlossen. Der Kanal ist frei');
    await p.type(
      '/besuch neu „Zwei Tage voneinander lernen“ gastgeber="Landkreis Osnabrück" gast=Burgenlandkreis von=15.06.2027 bis=16.6. ort=«Kreishaus Osnabrück» zeiten=9-17',
    );
    await p.read(`Der Besuch „Zwei Tage voneinander lernen“ (${code}) ist angelegt.`);
    await p.mention('/besuch koordination neu ', 'anj');
    await p.read('Anja Richter koordiniert den Besuch jetzt mit.');
    const posted = await p.read(/15\.06\.2027 bis 16\.06\.2027, Kreishaus Osnabrück/);
    await posted.getByText('Koordination: Heike Brandt und Anja Richter').waitFor();
  });

  chapter('meldet beide Delegationen an, mit einer Zeile und im Formular', async () => {
    await p.mention('/besuch mitglied neu ', 'micha', 'funktion=Landrat seite=gastgeber rolle=leitung');
    await p.read('Michael Lübbersmann ist für Landkreis Osnabrück angemeldet.');
    await p.become(anja);
    await p.type('/besuch mitglied neu');
    const form = await p.form('Mitglied anmelden');
    await form.getByLabel('Name').fill('Götz Ulrich');
    await form.getByLabel('E-Mail-Adresse').fill(ulrich);
    await form.getByLabel('Funktion').fill('Landrat');
    await form.getByLabel('Seite').selectOption('Gast');
    await form.getByLabel('Rolle').selectOption('Leitung');
    await p.submit(form, 'Anmelden');
    await p.read('Götz Ulrich ist für Burgenlandkreis angemeldet.');
    const line = `/besuch mitglied neu ${sommer} name=„Ute Sommer“ funktion=Bildungskoordination seite=gast`;
    await p.ask(line, 'Ute Sommer ist für Burgenlandkreis angemeldet.');
    await p.mention('/besuch mitglied neu ', 'anja', 'funktion=Koordination seite=gast');
    await p.read('Anja Richter ist für Burgenlandkreis angemeldet.');
  });

  chapter('sammelt sieben Themen: mit Zeilen, im Formular und aus einer Nachricht', async () => {
    await p.become(jonas);
    await p.typeKeys('/besuch tagesordnung neu "Migrationskonzept" dauer=60m');
    await card(1).waitFor();
    await p.become(heike);
    await p.mention('/besuch top neu „Integration von Zugewanderten“ dauer=1h30 von=', 'katj');
    await card(2).getByText('mit Katja Bielefeld').waitFor();
    await p.ask('/besuch top neu Arbeitsvermittlung dauer=1h von=“Sabine Ostendorf”', 'Thema #3 „Arbeitsvermittlung“');
    await p.become(jonas);
    await p.type('/besuch tagesordnung neu');
    const form = await p.form('Thema vorschlagen');
    await form.getByLabel('Titel').fill('Volkshochschule');
    await p.submit(form, 'Vorschlagen');
    await card(4).waitFor();
    await p.ask('/besuch thema neu Bildungsmanagement dauer=„45 min“', 'Thema #5 „Bildungsmanagement“');
    await p.become(anja);
    await p.type('Wie organisieren Sie eigentlich die Jugendhilfe?');
    const question = await p.read('Wie organisieren Sie eigentlich die Jugendhilfe?');
    await question.hover();
    await question.getByRole('button', { name: 'Weitere Aktionen' }).click();
    await page.getByRole('menuitem', { name: 'Als Thema vorschlagen' }).click();
    const proposal = await p.form('Thema vorschlagen');
    await proposal.getByLabel('Titel').fill('Jugendhilfe');
    await proposal.getByLabel('Angebot oder Wunsch').selectOption('Wunsch');
    await p.submit(proposal, 'Vorschlagen');
    await card(6).getByText('Wunsch vom Burgenlandkreis').waitFor();
    const long = 'Managementstrukturen einer kommunalen Verwaltung';
    await p.ask(`/besuch top neu ${long} dauer=0:45`, `Thema #7 „${long}“`);
    await p.ask('/besuch top neu Rathausneubau', 'Thema #8 „Rathausneubau“');
    await p.ask('/besuch top neu Ehrenamt als=wunsch', 'Thema #9 „Ehrenamt“');
  });

  chapter('zählt Stimmen, und jede lässt sich zurücknehmen', async () => {
    await vote(1).click();
    await card(1).getByText('Abstimmen (1)').waitFor();
    await p.become(michael);
    await vote(1).click();
    await card(1).getByText('Abstimmen (2)').waitFor();
    await p.ask('/besuch tagesordnung stimme 4', 'Ihre Stimme für #4 „Volkshochschule“ zählt.');
    await card(4).getByText('Abstimmen (1)').waitFor();
    // Within a second it would count as a double click.
    await bar().getByRole('button', { name: '+15 Min.' }).click();
    await bar()
      .getByRole('time')
      .getByText(/10:1\d\sUhr/)
      .waitFor();
    await vote(4).click();
    await card(4).getByText('Abstimmen', { exact: true }).waitFor();
    await p.become(jonas);
    await p.ask('/besuch tagesordnung annehmen 1', /nur die Koordination .* an Heike Brandt oder Anja Richter/);
  });

  chapter('entscheidet über die Themen: annehmen, mit Grund ablehnen, vertagen', async () => {
    await p.become(heike);
    await p.ask('/besuch tagesordnung liste', /#1 Migrationskonzept\s*2 Stimmen/);
    const list = await p.read('Tagesordnung · Zwei Tage voneinander lernen');
    await list.locator('.block-section').filter({ hasText: '#8 Rathausneubau' }).getByRole('button').click();
    await page.getByRole('menuitem', { name: 'Ablehnen' }).click();
    const form = await p.form('Themen ablehnen');
    await form.getByRole('button', { name: 'Ablehnen', exact: true }).click();
    await form.locator('[aria-invalid=true]').waitFor();
    await form.getByLabel('Grund').fill('Kein Thema der Landkreise');
    await p.submit(form, 'Ablehnen');
    await card(8).getByText('abgelehnt: Kein Thema der Landkreise').waitFor();
    await p.ask('/besuch tagesordnung vertagen 9', '#9 „Ehrenamt“ ist auf den Gegenbesuch vertagt.');
    await p.ask('/besuch tagesordnung annehmen 1 2 3 4 5 6 7', /#7 „Management.*“ sind angenommen/);
    await card(9).getByText('vertagt').waitFor();
    await card(7).getByText('angenommen').waitFor();
  });

  chapter('plant Begrüßung, Mittagessen und Themen auf zwei Tage, als Entwurf', async () => {
    await p.ask(
      '/besuch tagesordnung fest Begrüßung tag=1 um=9:00 dauer=30m art=begrüßung raum=2050',
      /#10 „Begrüßung“/,
    );
    await p.type('/besuch tagesordnung fest');
    const lunch = await p.form('Fester Punkt');
    await lunch.getByLabel('Titel').fill('Mittagessen');
    await lunch.getByLabel('Tag').fill('2027-06-15');
    await lunch.getByLabel('Uhrzeit').fill('12:30 Uhr');
    await lunch.getByLabel('Dauer').fill('1h');
    await lunch.getByLabel('Art').selectOption('Essen');
    await lunch.getByLabel('Raum').fill('Kantine');
    await p.submit(lunch, 'Festlegen');
    await p.read('#11 „Mittagessen“ ist eingeplant: 15.06.2027, 12:30 bis 13:30, Kantine.');
    await p.press('Einplanen: #1', 'sind angenommen');
    const placed = await p.form('Einplanen');
    await placed.getByLabel(/^Zeit/).selectOption('Di, 15.06.: 09:30');
    await placed.getByLabel('Raum').fill('2050');
    await p.submit(placed, 'Einplanen');
    await p.read('#1 „Migrationskonzept“ ist eingeplant: 15.06.2027, 09:30 bis 10:30, Raum 2050.');
    await p.press('Programm planen', 'sind angenommen');
    const plan = await p.read('Vorschlag für das Programm');
    await plan.getByText('Alle 7 Themen haben einen Platz. Besser geht es nicht.').waitFor();
    await plan.getByRole('cell', { name: /#2 Integration von Zugewanderten.*Katja Bielefeld/ }).waitFor();
    await p.press('Übernehmen', 'Vorschlag für das Programm');
    await p.press('Entwurf zeigen', 'Der Plan ist übernommen: 7 Themen haben einen Platz im Entwurf.');
    const draft = await p.read('Entwurf des Programms');
    const numbers = (await draft.textContent())?.match(/#\d+/g)?.join(' ');
    assert.equal(numbers, '#10 #1 #12 #4 #5 #11 #3 #13 #2 #6 #7');
    await p.become(jonas);
    await p.ask('/besuch heute 1', 'Das Programm ist noch nicht veröffentlicht.');
  });

  chapter('zeigt, was veröffentlicht würde, und veröffentlicht mit einem Klick', async () => {
    await p.become(heike);
    await p.ask('/besuch veröffentlichen', /erste veröffentlichte Fassung.*Neu.*15\.06\.2027, 09:00–09:30/s);
    await p.press('Jetzt veröffentlichen', 'Das ist die erste veröffentlichte Fassung.');
    await p.read('Das Programm ist veröffentlicht (Fassung 1).');
    await p.become(jonas);
    const posted = await p.read('Das Programm von „Zwei Tage voneinander lernen“ ist veröffentlicht');
    await posted.getByText('Tag 2: Mittwoch, 16. Juni 2027').waitFor();
    await posted.getByText(/Stand: 03\.05\.2027, 10:\d\d\sUhr/).waitFor();
    await card(6)
      .getByText(/im Programm: 16\.06\.2027, 09:00/)
      .waitFor();
  });

  chapter('lädt in die Kalender ein; ein Gast sagt in seinem Postfach zu', async () => {
    await p.become(heike);
    const details = `email=${ostendorf} funktion=„Vorstand der MaßArbeit“`;
    await p.ask(`/besuch mitglied ändern Ostendorf ${details}`, 'Der Eintrag von Sabine Ostendorf ist geändert.');
    await p.press('Einladungen vorbereiten', 'Das Programm ist veröffentlicht (Fassung 1).');
    await p.read('6 Personen bekommen E-Mail: 10 neue Einladungen.');
    await p.press('Jetzt senden', 'Das würde verschickt');
    await p.read('Die Einladungen sind unterwegs');

    await p.open(/^Götz Ulrich/);
    await page.getByRole('button', { name: firstDay }).click();
    await page.frameLocator('iframe').getByText('Integration von Zugewanderten (Katja Bielefeld)').waitFor();
    const answers = page.getByRole('group', { name: 'Auf die Einladung antworten' });
    await answers.getByRole('button', { name: 'Zusagen', exact: true }).click();
    await answers.getByRole('button', { name: 'Zusagen', exact: true, pressed: true }).waitFor();
    await page.getByRole('button', { name: 'Im Kalender zeigen' }).click();
    await page.getByRole('button', { name: /Tag 1.*09:00 – 16:15.*zugesagt/ }).waitFor();
    await page.getByRole('button', { name: /Tag 2.*09:00 – 10:30.*noch nicht beantwortet/ }).waitFor();
    await p.open(/^Postfach des Bots/);
    await page.getByRole('button', { name: /Götz Ulrich.*Zugesagt: .*Tag 1/ }).waitFor();
  });

  chapter('nimmt Antworten in Slack an, auch für andere, und sagt der Koordination jede Absage', async () => {
    await p.become(katja);
    await p.open(/^Mein Postfach/);
    await page
      .getByRole('button', { name: 'Einladung: Integration von Zugewanderten – Besuch Burgenlandkreis' })
      .click();
    await p.open(channel);
    await p.ask('/besuch ich', /Sie tragen vor:.*14:45–16:15.*Sie haben noch nicht geantwortet/s);
    await p.press('Ja, ich komme', 'Sie haben noch nicht geantwortet');
    await p.read('Ihre Zusage zu „Zwei Tage voneinander lernen“ ist notiert.');
    await p.become(anja);
    await p.ask(`/besuch nein erkrankt für ${sommer}`, 'Die Absage von Ute Sommer');
    await p.become(heike);
    await p.open(/^gegenbesuch.* 1 ungelesen/);
    const told = await p.read(`Ute Sommer hat für „Zwei Tage voneinander lernen“ (${code}) abgesagt.`);
    await told.getByText('Notiert von Anja Richter.').waitFor();
    await told.getByRole('button', { name: 'Einladungen und Rückmeldungen' }).click();
    await p.read(/Ute Sommer – 2 Termine, verschickt; nein, .*„erkrankt“/);
  });

  chapter('schickt nach einer Verschiebung eine Änderung, der die Kalender folgen', async () => {
    await p.open(channel);
    await p.ask(
      '/besuch tagesordnung verschieben 2 um=15:00',
      /#2 „Integration von Zugewanderten“ ist eingeplant: .* 15:00 bis 16:30/,
    );
    const moved = await p.ask(
      '/besuch tagesordnung verschieben 3 um=13:45',
      /#3 „Arbeitsvermittlung“ ist .* 13:45 bis 14:45/,
    );
    await moved.getByText('was der Plan dort gesetzt hatte: Pause, 14:30 bis 14:45.').waitFor();
    const preview = await p.ask(
      '/besuch veröffentlichen',
      /Verschoben.*#3 Arbeitsvermittlung: von 13:30–14:30 auf 13:45–14:45/s,
    );
    await preview.getByText(/geänderte Einladung geht an .*Sabine Ostendorf/).waitFor();
    await p.ask('/besuch veröffentlichen jetzt', 'Das Programm ist veröffentlicht (Fassung 2).');
    await p.read('Das Programm von „Zwei Tage voneinander lernen“ hat sich geändert');
    await p.open(/^Götz Ulrich/);
    await page.getByRole('button', { name: /Geändert: .*Tag 1/ }).click();
    await page.getByText('REQUEST · SEQUENCE 1').waitFor();
    await page.getByRole('button', { name: 'Im Kalender zeigen' }).click();
    await page.getByRole('button', { name: /Tag 1.*09:00 – 16:30.*noch nicht beantwortet/ }).waitFor();
    await p.open(/^Sabine Ostendorf/);
    await page.getByRole('button', { name: /Geändert: Arbeitsvermittlung/ }).click();
    await page
      .frameLocator('iframe')
      .getByText(/Bisher: .*13:30 bis 14:30/)
      .waitFor();
  });

  chapter('bleibt unsichtbar für jemanden, der nicht dazugehört', async () => {
    await p.become(peter);
    await p.open(channel);
    await page.getByText('Sie sind nicht in diesem Kanal und sehen seine Nachrichten nicht.').waitFor();
    assert.equal(await page.getByText('Migrationskonzept').count(), 0);
    await p.open('allgemein');
    await p.ask('/besuch liste', 'Sie gehören noch zu keinem Besuch.');
    await p.ask(`/besuch heute 1 in=${code}`, `Ich kenne keinen Besuch ${code}, zu dem Sie gehören.`);
  });

  chapter('zeigt am Vorabend die Vorschau und an beiden Tagen um 07:30 den Ablauf', async () => {
    await p.become(jonas);
    await p.open(channel);
    await bar()
      .getByRole('button', { name: /^Weiter zu: Vorschau auf Tag 1 \(Mo\., 14\. .*, 18:00\sUhr\)$/ })
      .click();
    await p.read(/Morgen, Dienstag, 15\. Juni 2027.*09:00–09:30.*#10 Begrüßung/s);
    await bar()
      .getByRole('button', { name: /^Weiter zu: Tagesablauf für Tag 1 \(Di\., 15\. .*, 07:30\sUhr\)$/ })
      .click();
    await p.read(/Heute, Dienstag, 15\. Juni 2027.*13:45–14:45.*#3 Arbeitsvermittlung/s);
    await bar()
      .getByRole('button', { name: /^Weiter zu: Vorschau auf Tag 2 / })
      .click();
    await p.read('Morgen, Mittwoch, 16. Juni 2027');
    await bar().getByRole('button', { name: 'Uhr stellen' }).click();
    const panel = page.getByRole('dialog', { name: 'Uhr stellen' });
    await panel.getByLabel('Datum').fill('2027-06-16');
    await panel.getByLabel('Uhrzeit').fill('07:30');
    await panel.getByRole('button', { name: 'Stellen', exact: true }).click();
    await p.read('Heute, Mittwoch, 16. Juni 2027');
    const posts = page.getByRole('article').filter({ hasText: /(Heute|Morgen), (Diens|Mitt)/ });
    assert.equal(await posts.count(), 4);
    await p.ask('/besuch heute', /Nur für Sie sichtbar.*Mittwoch, 16\. Juni 2027.*#6 Jugendhilfe/s);
  });

  chapter('endet mit dem Abschluss, nach dem alles lesbar bleibt', async () => {
    await p.become(heike);
    await p.type('/besuch abschließen');
    await p.press('Besuch abschließen', '„Zwei Tage voneinander lernen“ abschließen?');
    await p.read('Der Besuch „Zwei Tage voneinander lernen“ ist abgeschlossen.');
    await p.become(jonas);
    await p.ask(`/besuch top neu Nachtrag in=${code}`, '„Zwei Tage voneinander lernen“ ist abgeschlossen.');
    await p.ask(`/besuch heute 1 in=${code}`, /Dienstag, 15\. Juni 2027.*#11 Mittagessen/s);
    await vote(1).waitFor({ state: 'detached' });
    await sandbox.bot.outbox.idle();
    const open = await sandbox.bot.deps.db.selectFrom('outbox').select('key').where('status', '!=', 'sent').execute();
    assert.deepEqual(open, []);
    assert.deepEqual(problems, []);
  });
});
