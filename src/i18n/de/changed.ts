import type { Texts } from '../index.ts';

export const changed: Texts['changed'] = {
  meanwhile: 'Während Sie daran gearbeitet haben, hat jemand anderes etwas geändert. Jetzt gilt:',
  asked:
    'Darunter steht, was Sie eingetragen haben, und das Neue, wo Sie nichts geändert haben. Speichern Sie noch einmal, wenn es so stimmt.',
  empty: 'nichts mehr',
};
