import type { Texts } from '../index.ts';

export const changed: Texts['changed'] = {};
