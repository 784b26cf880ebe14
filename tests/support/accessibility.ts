import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export interface Examination {
  /** CSS of the parts to look at; all of the page where it is left out. */
  within?: string;
  /** Also what axe-core recommends beyond the rules. */
  bestPractice?: boolean;
  /** Frames, too; so it is where this is left out. */
  frames?: boolean;
}

/**
 * What breaks WCAG 2.0, 2.1 or 2.2 at A or AA, as axe-core finds it. It comes in past the page’s own policy.
 *
 * @returns rule, element and why, for each
 */
export async function accessibilityFaults(
  page: Page,
  { within, bestPractice = false, frames = true }: Examination = {},
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const where = within === undefined ? 'document' : JSON.stringify(within);
  const options = JSON.stringify({
    runOnly: bestPractice ? [...wcag, 'best-practice'] : wcag,
    iframes: frames,
    resultTypes: ['violations'],
  });
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${where}, ${options})`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  );
}
