/** "beim Burgenlandkreis", "bei der Stadt Naumburg"; where the name does not say how, without an article. */
function withArticle(name: string, [masculine, feminine, none]: readonly [string, string, string]): string {
  if (/^(?:\S*kreis|\S*bezirk|\S*verband)(?= |$)/iu.test(name)) return `${masculine} ${name}`;
  return `${/^(?:\S*stadt|\S*gemeinde|Region)(?= )/iu.test(name) ? feminine : none} ${name}`;
}

/** The name of a side after "bei". */
export const at = (name: string): string => withArticle(name, ['beim', 'bei der', 'bei']);

/** The name of a side after "von". */
export const from = (name: string): string => withArticle(name, ['vom', 'von der', 'von']);

/** The name of a side after "zu". */
export const to = (name: string): string => withArticle(name, ['zum', 'zur', 'zu']);
