/** What somebody does who has never seen the bot: reads, types what is written there, and presses what is offered. */

import type { Locator, Page } from 'playwright-core';

export interface Newcomer {
  page: Page;
  /** Types a line in the channel and sends it. */
  type(line: string): Promise<void>;
  /** The last message that has these words in it, once it is there. */
  read(words: string | RegExp): Promise<Locator>;
  /** Presses a button of the last message that has these words in it. */
  press(button: string, words: string | RegExp): Promise<void>;
}

export function newcomer(page: Page): Newcomer {
  async function read(words: string | RegExp): Promise<Locator> {
    const message = page.getByRole('article').filter({ hasText: words }).last();
    await message.waitFor();
    return message;
  }
  return {
    page,
    read,
    async type(line) {
      const composer = page.getByRole('combobox').first();
      await composer.fill(line);
      // The line is whole: nothing that is suggested for its last word is wanted.
      await composer.press('Escape');
      await composer.press('Enter');
    },
    async press(button, words) {
      const message = await read(words);
      await message.getByRole('button', { name: button, exact: true }).click();
    },
  };
}
