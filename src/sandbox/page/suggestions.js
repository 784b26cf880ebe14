/** What the composer suggests: commands, the bot's nouns and verbs behind them, people behind an @. */

const nothing = { items: [], active: -1 };

/**
 * @param typed the text in front of the cursor
 * @returns `items` with what they insert from where, and which one is chosen already; -1 when Enter sends the line as it is
 */
export function suggestionsFor(typed, store, withCommands) {
  const people = peopleFor(typed, store);
  if (people?.items.length > 0 || !withCommands) return people ?? nothing;
  return commandsFor(typed, store) ?? wordsFor(typed, store) ?? nothing;
}

function commandsFor(typed, { team }) {
  if (!/^\/\S*$/.test(typed)) return undefined;
  const items = team.commands
    .filter((one) => one.command.startsWith(typed.toLowerCase()))
    .map((one) => ({
      label: one.command,
      usage: one.usage_hint,
      description: one.description,
      insert: `${one.command} `,
      from: 0,
    }));
  return { items, active: items.some((one) => one.label === typed) ? -1 : 0 };
}

/** The command that a line begins with, and the words behind it, folded. */
function split(line, team) {
  const [, command, rest] = /^(\/\S+)[ \u00a0]+([\s\S]*)$/.exec(line) ?? [];
  const known = team.commands.some((one) => one.command === command) && (team.help ?? []).length > 0;
  return known ? { command, rest: fold(rest) } : undefined;
}

function wordsFor(typed, { team }) {
  const { command, rest } = split(typed, team) ?? {};
  if (command === undefined) return undefined;
  const { help } = team;
  if (rest === '') return listed(command, help.filter(isFirstWord), -1);
  const starts = (one) => fold(one.line).startsWith(rest);
  const known = help.filter((one) => waysOf(one).some((way) => way.startsWith(rest)));
  // The reader's own words come before other ways to say the same.
  const begun = [...known.filter(starts), ...known.filter((one) => !starts(one))];
  const whole = help.some((one) => waysOf(one).includes(rest.trim()));
  // Whoever does not know the noun yet finds the verb, or what it does.
  const near = help.filter(
    (one) => !begun.includes(one) && rest.length > 2 && ` ${fold(`${one.line} ${one.about}`)}`.includes(` ${rest}`),
  );
  return listed(command, [...begun, ...near], whole || begun.length === 0 ? -1 : 0);
}

function listed(command, found, active) {
  const items = found.map((one) => ({
    label: one.line,
    description: one.about,
    insert: `${command} ${one.line} `,
    from: 0,
  }));
  return { items, active };
}

function isFirstWord(one) {
  return one.verbs === undefined || one.nouns[0] === '';
}

function waysOf({ nouns, verbs }) {
  return verbs ? nouns.flatMap((noun) => verbs.map((verb) => `${noun} ${verb}`.trim())) : nouns;
}

/** As the bot compares words: small letters, ae for ä. */
function fold(text) {
  const letters = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/[äöüß]/g, (letter) => letters[letter]);
}

/** How to go on with what has been typed: an example of the verb, else what Slack shows of the command. */
export function hintFor(line, { team }, t) {
  const command = team.commands.find((one) => line.startsWith(`${one.command} `));
  if (!command) return '';
  const { rest = '' } = split(line, team) ?? {};
  const lengthIn = (one) =>
    Math.max(0, ...waysOf(one).map((way) => (`${rest} `.startsWith(`${way} `) ? way.length : 0)));
  const verbs = (team.help ?? []).filter((one) => one.verbs && lengthIn(one) > 0);
  const [best] = verbs.sort((a, b) => lengthIn(b) - lengthIn(a));
  if (best) return `${t.example}: ${command.command} ${best.example}`;
  return `${t.usage}: ${command.command} ${command.usage_hint}`;
}

function peopleFor(typed, store) {
  const [, before, part] = /^([\s\S]*(?:^|\s|=))@([\p{L}\p{N}._-]*)$/u.exec(typed) ?? [];
  if (part === undefined) return undefined;
  const words = part.toLowerCase();
  const items = store.people
    .filter((one) => !one.is_bot && !one.deleted && `${one.name} ${one.real_name}`.toLowerCase().includes(words))
    .slice(0, 8)
    .map((one) => ({
      label: `@${one.name}`,
      description: one.real_name,
      insert: `@${one.name} `,
      from: before.length,
    }));
  return { items, active: 0 };
}
