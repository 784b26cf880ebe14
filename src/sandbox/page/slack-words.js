/** What Slack itself says, in the reader's language; the local Slack says it in English. What the bot says stays as it is. */

const german = [
  [/^Please complete this required field\.$/, 'Bitte füllen Sie dieses Pflichtfeld aus.'],
  [/^Must be (\d+) characters or fewer\.$/, 'Höchstens $1 Zeichen, bitte.'],
  [/^Must be at least (\d+) characters\.$/, 'Mindestens $1 Zeichen, bitte.'],
  [/^Please enter a valid email address\.$/, 'Bitte geben Sie eine gültige E-Mail-Adresse ein.'],
  [/^Please enter a valid URL\.$/, 'Bitte geben Sie eine gültige Adresse ein, mit https:// am Anfang.'],
  [/^Please enter a number\.$/, 'Bitte geben Sie eine Zahl ein.'],
  [/^Please enter a whole number\.$/, 'Bitte geben Sie eine ganze Zahl ein.'],
  [/^Must be (\S+) or more\.$/, 'Mindestens $1, bitte.'],
  [/^Must be (\S+) or less\.$/, 'Höchstens $1, bitte.'],
  [/^(\S+) is not a valid command\.$/, '$1 ist kein gültiger Befehl. Alles, was mit „/“ beginnt, gilt als Befehl.'],
  [/^(\S+) is not supported in threads\. Sorry!$/, '$1 wird in Threads leider nicht unterstützt.'],
  [/^(\S+) failed with the error "(.+)"$/, '$1 ist mit dem Fehler „$2“ fehlgeschlagen.'],
  [
    /^(\S+): We had some trouble connecting\. Try again\?$/,
    'Die Verbindung ist gestört. Bitte versuchen Sie es noch einmal. ($1)',
  ],
  [/^We had some trouble connecting\. Try again\?/, 'Die Verbindung ist gestört. Bitte versuchen Sie es noch einmal.'],
  [/^The message is not there any more\.$/, 'Die Nachricht gibt es nicht mehr.'],
  [/^The view is not on the screen\.$/, 'Das Fenster ist nicht mehr geöffnet.'],
];

/** @param language `de` or `en` */
export function slackWords(text, language) {
  if (language !== 'de' || !text) return text;
  const found = german.find(([pattern]) => pattern.test(text));
  return found ? text.replace(found[0], found[1]) : text;
}
