import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Request } from 'playwright-core';
import { anna } from '../sandbox/workspace.ts';
import { openBrowser } from '../support/browser.ts';
import { openPage } from './page-world.ts';

const html = `
  <meta http-equiv="refresh" content="0; url=/sandbox/people">
  <base href="https://evil.example/">
  <link rel="stylesheet" href="https://evil.example/style.css">
  <style>body { background: url(https://evil.example/style.png) }</style>
  <img src="https://evil.example/pixel.png" onerror="document.title = 'ran'">
  <script>top.location = 'https://evil.example/script'</script>
  <iframe src="https://evil.example/frame"></iframe>
  <form action="https://evil.example/form"><button>Send</button></form>
  <p><a href="https://evil.example/top" target="_top">Above</a> <a href="javascript:top.document.title='ran'">Script</a></p>`;

describe('A hostile mail in the mailbox', () => {
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  it('runs nothing, loads nothing and leads nowhere', async () => {
    await using world = await openPage(() => undefined);
    await world.sendMail({ from: 'evil@evil.example', to: 'guest@blk.example', subject: 'Evil', text: 'x', html });
    const page = await world.visit(browser, anna.id);
    const asked: Request[] = [];
    page.on('request', (request) => asked.push(request));
    await page.getByRole('button', { name: /guest@blk/ }).click();
    await page.getByRole('button', { name: /Evil/ }).click();
    const mail = page.frameLocator('iframe');
    await mail.getByRole('button', { name: 'Send' }).click();
    await mail.getByRole('link', { name: 'Above' }).click();
    await mail.getByRole('link', { name: 'Script' }).click();
    await mail.getByRole('link', { name: 'Script' }).waitFor();
    const own = new URL(world.url).host;
    const sent = asked.filter((request) => request.failure()?.errorText !== 'csp').map((request) => request.url());
    assert.deepEqual(
      sent.filter((url) => new URL(url).host !== own || url.endsWith('/people')),
      [],
    );
    assert.equal(new URL(page.url()).host, own);
    assert.doesNotMatch(await page.title(), /ran/);
    // The browser says of each what it refused.
    for (const refused of ['style', 'script', 'form', 'img', 'frame']) {
      assert.match(world.problems.join('\n'), new RegExp(refused), refused);
    }
  });
});
