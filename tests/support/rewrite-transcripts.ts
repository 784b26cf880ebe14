/**
 * Plays the conversations in documents with the bot as it is, and writes its answers into them:
 * `node tests/support/rewrite-transcripts.ts README.md README.de.md`. Read the difference before you keep it.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { play, readTranscript, transcriptBlock } from './transcript.ts';
import { world } from './world.ts';

for (const file of process.argv.slice(2)) {
  await using w = await world();
  const text = readFileSync(file, 'utf8');
  const answers = new Map<string, string>();
  for (const block of text.match(transcriptBlock) ?? []) {
    const exchanges: string[] = [];
    for (const { cue } of readTranscript(block)) exchanges.push(`${cue}\n${await play(w, cue)}\n`);
    if (exchanges.length > 0) answers.set(block, `\`\`\`text\n${exchanges.join('\n')}\`\`\``);
  }
  writeFileSync(
    file,
    text.replace(transcriptBlock, (block) => answers.get(block) ?? block),
  );
}
