import type { Texts } from '../index.ts';

export const reminder: Texts['reminder'] = {};
