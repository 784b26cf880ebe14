import { readFileSync } from 'node:fs';
import { z } from 'zod';

const manifest = z.object({
  features: z.object({
    slash_commands: z.array(z.object({ command: z.string(), description: z.string(), usage_hint: z.string() })),
    shortcuts: z.array(
      z.object({
        name: z.string(),
        type: z.enum(['global', 'message']),
        callback_id: z.string(),
        description: z.string(),
      }),
    ),
  }),
});

/** What the local Slack needs of manifest.json, by which the app is installed in a real workspace. */
export function readManifest(): z.infer<typeof manifest> {
  return manifest.parse(JSON.parse(readFileSync(new URL('../../manifest.json', import.meta.url), 'utf8')));
}
