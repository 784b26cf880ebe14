import type { Texts } from '../index.ts';

export const proposal: Texts['proposal'] = {};
