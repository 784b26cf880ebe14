/** (a) What Node itself can do: the signature is checked, nothing else. */

import { createServer } from 'node:http';
import { slackSecrets } from '../../src/sandbox/workspace.ts';
import { isSignedBy, readSignature } from '../../src/slack/signature.ts';
import { listen, serve } from './server-process.ts';

const server = createServer((req, res) => {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.on('end', () => {
    const signature = readSignature(req.headers, new Date());
    const signed = signature && isSignedBy(slackSecrets.signingSecret, signature, Buffer.concat(chunks));
    res.writeHead(signed ? 200 : 401, { 'content-length': 0 }).end();
  });
});

serve(await listen(server));
