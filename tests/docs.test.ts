import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { parseEnv } from 'node:util';
import { nouns } from '../commands/index.ts';
import { readConfig } from '../src/config.ts';
import { type FieldName, fields } from '../src/config-fields.ts';
import { createFindVerb } from '../src/slack/find-verb.ts';
import { giveTokens, readInput, takeVisitCode } from '../src/slack/read-input.ts';
import { splitWords } from '../src/slack/words.ts';
import { play, readTranscript } from './support/transcript.ts';
import { world } from './support/world.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const documents = globSync(['*.md', 'data/*.md', 'docs/**/*.md'], { cwd: root }).sort();
const settings = Object.keys(fields) as FieldName[];
const findVerb = createFindVerb(nouns);
const reading = { today: '2027-05-03', firstDay: '2027-06-15', lastDay: '2027-06-16' };

describe('the documents', () => {
  for (const file of documents) {
    it(`of ${file} link to what exists`, () => {
      const targets = [...read(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
      const local = targets.filter((target) => !/^https?:/.test(target)).map((target) => target.replace(/#.*$/, ''));
      const lost = local.filter((target) => !existsSync(join(root, dirname(file), target)));
      assert.deepEqual(lost, []);
    });

    it(`of ${file} print commands that the bot understands`, () => {
      const lines = [...read(file).matchAll(/`(\/(?:visit|besuch)(?: [^`\n]*)?)`/g)].map(([, line = '']) => line);
      assert.deepEqual(
        lines.filter((line) => !isUnderstood(line)),
        [],
      );
    });

    const transcript = readTranscript(read(file));
    if (transcript.length > 0) {
      it(`of ${file} show conversations as the bot leads them`, async () => {
        await using w = await world();
        for (const { cue, shown } of transcript) assert.equal(await play(w, cue), shown, cue);
      });
    }
  }

  it('begin with the two commands', () => {
    const firstLines = read('README.md').split('\n').slice(0, 10).join('\n');
    assert.match(firstLines, /npm ci && npm start/);
    assert.match(firstLines, /npm cit/);
  });

  for (const file of ['README.md', 'README.de.md']) {
    it(`of ${file} name every setting`, () => {
      const text = read(file);
      assert.deepEqual(
        settings.filter((name) => !text.includes(`\`${name}\``)),
        [],
      );
    });
  }
});

describe('.env.example', () => {
  const given = parseEnv(read('.env.example').replace(/^# ?(?=[A-Z_]+=)/gm, ''));

  it('names every setting, and no other', () => {
    assert.deepEqual(Object.keys(given).sort(), settings.toSorted());
  });

  it('gives an example of each that would be taken', () => {
    const wrong = settings.filter((name) => !fields[name].schema.safeParse(given[name]).success);
    assert.deepEqual(wrong, []);
  });

  it('shows the defaults where there are some', () => {
    const defaults = read('.env.example').split('# No defaults')[0] ?? '';
    const uncommented = parseEnv(defaults.replace(/^# ?(?=[A-Z_]+=)/gm, ''));
    assert.deepEqual(readConfig(uncommented), readConfig({}));
    assert.ok(Object.keys(uncommented).length >= 8);
  });

  it('sets nothing as long as nobody takes a comment away', () => {
    assert.deepEqual(parseEnv(read('.env.example')), {});
  });
});

function isUnderstood(line: string): boolean {
  const text = line.replace(/^\/\w+ ?/, '').replace(/@katja(?=\s|$)/g, '<@U0KATJA|katja>');
  const found = findVerb(takeVisitCode(splitWords(text)).rest, 'en');
  if (found.kind === 'unknown') return false;
  return readInput(found.verb, giveTokens(found.path, found.verb, found.rest, 'en'), reading).wrong.length === 0;
}
