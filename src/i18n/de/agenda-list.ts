import type { Texts } from '../index.ts';

export const agendaList: Texts['agendaList'] = {};
