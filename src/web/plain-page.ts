import type { Language } from '../domain/language.ts';

/** A page that says one thing. */
export interface PlainPage {
  title: string;
  text: string;
  /** Where to go next. */
  link?: { href: string; label: string };
}

/** The reader's language by Accept-Language (RFC 9110 §12.5.4), of the two there are. */
export function pageLanguage(acceptLanguage: string | undefined, otherwise: Language): Language {
  const ranked = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((range) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
      const quality = parameters.map((part) => /^\s*q=([\d.]+)\s*$/.exec(part)?.[1]).find((q) => q !== undefined);
      return { language: tag.split('-', 1)[0], quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of ranked) if (language === 'de' || language === 'en') return language;
  return otherwise;
}

/** A whole HTML document. */
export function plainPage(language: Language, { title, text, link }: PlainPage): string {
  const next = link ? `<p><a href="${escapeHtml(link.href)}">${escapeHtml(link.label)}</a></p>` : '';
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeHtml(title)}</title>`,
    '<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1rem}',
    '@media(prefers-color-scheme:dark){body{background:#16181b;color:#eee}a{color:#8ecae6}}</style></head>',
    `<body><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${next}</main></body></html>`,
  ].join('');
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
