/** Nonsense for every option of the verbs that the agenda is made with: an answer in words, and nothing that Slack would obey. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nouns } from '../../commands/index.ts';
import type { Field } from '../../src/command.ts';
import type { Language } from '../../src/i18n/index.ts';
import { fieldWords, nounWords, type VerbPath, verbWords } from '../../src/i18n/vocabulary.ts';
import { textOf } from '../../src/views/message.ts';
import { worldWithBothSides } from '../support/visits.ts';
import { answerOf, channel, people, prepared, type World } from '../support/world.ts';

const asked = new Set<string>(['agenda', 'building', 'room', 'member', 'programme']);

/** What each verb needs besides, so that the option with the nonsense is what decides; without a place to go where it would remove. */
const besides: { readonly [path in VerbPath]?: string } = {
  'agenda.add': 'titel=Titel',
  'agenda.show': 'nummer=1',
  'agenda.vote': 'nummer=1',
  'agenda.accept': 'nummern=2',
  'agenda.decline': 'nummern=2 grund=Zeit',
  'agenda.defer': 'nummern=2',
  'agenda.edit': 'nummer=2',
  'agenda.remove': 'nummer=77',
  'agenda.move': 'nummer=1 tag=2 um=9:00',
  'agenda.unschedule': 'nummer=77',
  'agenda.fix': 'titel=Fest tag=2 um=14:00 dauer=10m',
  'agenda.swap': 'nummern="1 4"',
  'building.add': 'name=Neubau',
  'building.edit': 'gebäude=Nebenhaus',
  'building.remove': 'gebäude=Nirgends',
  'building.way': 'gebäude=Nebenhaus minuten=5',
  'room.add': 'name=Neuraum',
  'room.edit': 'raum=Saal',
  'room.remove': 'raum=Nirgends',
  'member.add': 'name=Neu',
  'member.show': 'wer=Katja',
  'member.edit': 'wer=Katja',
  'member.remove': 'wer=Nirgends',
};

const nonsense = [
  '',
  'Unfug',
  'x'.repeat(300),
  'x '.repeat(600),
  '-1',
  '99999999999999999999',
  '🦆'.repeat(60),
  '\u202eabc\u2066',
  'a\nb',
  '<script>alert(1)</script>',
  '<!channel> *fett*',
  '«„“”»',
  '__proto__',
  'constructor',
  ',;,',
  'javascript:alert(1)',
];

async function worldWithAgenda(): Promise<World> {
  return prepared(await worldWithBothSides(), async (w) => {
    for (const line of [
      'agenda add Alpha by="Katja Bielefeld"',
      'agenda add Beta',
      'agenda add Gamma visibility=internal',
      'agenda accept 1 2 3',
      'agenda fix Lunch day=1 at=12:30 length=1h kind=meal',
      'agenda move 1 day=1 at=9:00 room=Saal',
      'building add Nebenhaus minutes=15',
      'room add Saal',
      'room add Zimmer building=Nebenhaus',
    ])
      await w.visit(line);
    await w.settle();
  });
}

/** @returns the words of the answer, or the title of the modal that opened */
async function say(w: World, line: string): Promise<string> {
  const caller = w.slack.as(people.coordinator);
  caller.views.length = 0;
  const answers = () => caller.sees(channel).filter((message) => message.ephemeral_to === people.coordinator);
  const before = answers().length;
  const said = answerOf(await caller.command(channel, line));
  if (said !== '') return said;
  await w.slack.until(() => caller.views.length > 0 || answers().length > before, `an answer to ${line}`);
  return caller.views[0]?.title?.text ?? textOf(answers()[before]?.blocks ?? []);
}

interface Case {
  path: VerbPath;
  option: string;
  line: (language: Language, value: string) => string;
}

const cases = nouns.flatMap(({ name, verbs }) =>
  Object.entries(verbs).flatMap(([verb, { fields }]) => {
    const path = `${name}.${verb}` as VerbPath;
    return asked.has(name) ? [...optionsOf(path, name, fields)] : [];
  }),
);

function* optionsOf(
  path: VerbPath,
  noun: keyof typeof nounWords,
  fields: Partial<Record<keyof typeof fieldWords, Field<unknown>>>,
): Generator<Case> {
  const start = (language: Language) =>
    `${language === 'de' ? '/besuch' : '/visit'} ${nounWords[noun][language][0]} ${verbWords[path][language][0]}`;
  yield { path, option: 'words', line: (language, value) => `${start(language)} "${value}"` };
  for (const option of Object.keys(fields) as (keyof typeof fieldWords)[]) {
    const words = (besides[path] ?? '').split(/ (?=\p{L}+=)/u);
    const others = words.filter((word) => !fieldWords[option].de.some((own) => word.startsWith(`${own}=`)));
    const rest = others.join(' ');
    yield {
      path,
      option,
      line: (language, value) => `${start(language)} ${rest} ${fieldWords[option][language][0]}="${value}"`,
    };
  }
}

/** What Slack would mention, link or format; our own words never have it. */
const obeyed = /"type":"(?:mrkdwn|user|usergroup|broadcast|channel|emoji|markdown)"/;

describe('nonsense in an option of the agenda', () => {
  it('is answered in words, whatever the verb, the option and the language', async () => {
    await using w = await worldWithAgenda();
    assert.ok(cases.length > 150, `${cases.length}`);
    for (const [index, { path, option, line }] of cases.entries()) {
      // Each option gets some; all of them are said many times.
      const some = nonsense.filter((value, nth) => value === '__proto__' || (nth + index) % 3 === 0);
      for (const [offset, value] of some.entries()) {
        const language = (index + offset) % 2 === 0 ? 'de' : 'en';
        const said = await say(w, line(language, value));
        assert.notEqual(said, '', `${path} ${option}=${value}`);
        assert.doesNotMatch(said, /Da ist uns ein Fehler|went wrong on our side/, `${path} ${option}=${value}`);
      }
    }
    await w.settle();
    for (const message of w.slack.as(people.coordinator).sees(channel)) {
      if (message.user === w.slack.options.bot.userId) assert.doesNotMatch(JSON.stringify(message.blocks), obeyed);
    }
  });

  it('changes nothing where a number, a length, a time, a day or a choice was wanted', async () => {
    await using w = await worldWithAgenda();
    const { db } = w.bot.deps;
    const everything = () =>
      Promise.all(
        (
          ['topic', 'session', 'person', 'building', 'room', 'way', 'absence', 'audience_person', 'material'] as const
        ).map((table) => db.selectFrom(table).selectAll().execute()),
      );
    const before = await everything();
    const strict =
      /^(?:length|day|at|slot|stance|kind|visibility|pressAccess|breaks|earlier|first|tracks|keep|step|part)$/;
    const times = /^(?:arrives|leaves|absent|arrival|minutes|side|role|anyway|language|status|now)$/;
    for (const { path, option, line } of cases.filter(({ option }) => strict.test(option) || times.test(option))) {
      for (const value of ['Unfug', '-7', '<@U0PETER>', '__proto__', '🦆']) {
        assert.match(await say(w, line('de', value)), /verstehe ich .* nicht/, `${path} ${option}=${value}`);
      }
    }
    await w.settle();
    assert.deepEqual(await everything(), before);
  });
});
