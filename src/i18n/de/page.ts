import type { Texts } from '../index.ts';

export const page: Texts['page'] = {
  missing: {
    title: 'Hier ist nichts',
    text: 'Diese Seite gibt es nicht. Vielleicht ist der Link alt oder wurde erneuert.',
  },
  failed: {
    title: 'Das hat nicht geklappt',
    text: 'Da ist uns ein Fehler unterlaufen. Bitte versuchen Sie es später noch einmal.',
  },
};
