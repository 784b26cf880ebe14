/** The two languages of every text. */
export type Language = 'de' | 'en';
