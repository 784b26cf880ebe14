/** What Node itself can do: the entity tag is compared, nothing else. */

import { createServer } from 'node:http';
import { listen, serve } from './server-process.ts';

const etag = '"the one and only"';
const server = createServer((req, res) => {
  if (req.headers['if-none-match'] === etag) res.writeHead(304, { etag }).end();
  else res.writeHead(200, { etag, 'content-length': 0 }).end();
});

serve(await listen(server));
