import { html } from 'hono/html';
import { plainText, singleLine } from './plain-text.ts';
import { webAddress } from './web-address.ts';

export interface MailLink {
  text: string;
  url: string;
}

export interface MailContent {
  heading: string;
  /** A line break inside a paragraph is kept. */
  paragraphs: string[];
  /** Links below the paragraphs that each look like a button: short texts, three at most. */
  buttons?: MailLink[];
  /** The table of sessions: its headings, and a row each. Without rows there is no table. */
  columns: [time: string, what: string, where: string];
  rows: [time: string, what: string, where: string][];
  link?: MailLink;
  footer: string;
  /** BCP 47, for screen readers and hyphenation. */
  language: string;
}

const cell = 'padding:6px 12px 6px 0;text-align:left;vertical-align:top;border-bottom:1px solid #888888;';
const font = 'font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;';

/**
 * One mail twice, as HTML and as plain text, saying the same in the same order. The HTML keeps to what Outlook's Word engine
 * draws (tables, inline styles, 600 px), sets no colours of its own so that dark mode stays readable, and loads nothing.
 * @throws TypeError when a link is not http or https.
 */
export function layoutMail(content: MailContent): { text: string; html: string } {
  const clean = cleaned(content);
  return { text: asText(clean), html: asHtml(clean) };
}

function cleaned(content: MailContent): MailContent {
  const { link, buttons } = content;
  const three = ([time, what, where]: MailContent['columns']): MailContent['columns'] => [
    singleLine(time),
    singleLine(what),
    singleLine(where),
  ];
  return {
    heading: singleLine(content.heading),
    paragraphs: content.paragraphs.map((paragraph) => plainText(paragraph).trim()),
    columns: three(content.columns),
    rows: content.rows.map(three),
    ...(buttons === undefined ? {} : { buttons: buttons.map(cleanLink) }),
    ...(link === undefined ? {} : { link: cleanLink(link) }),
    footer: plainText(content.footer).trim(),
    language: content.language,
  };
}

function cleanLink({ text, url }: MailLink): MailLink {
  return { text: singleLine(text), url: webAddress(url) };
}

function asText({ heading, paragraphs, buttons = [], columns, rows, link, footer }: MailContent): string {
  const table = rows.length === 0 ? [] : [columns, ...rows].map((row) => row.filter((part) => part !== '').join(' | '));
  const blocks = [
    heading,
    ...paragraphs,
    buttons.map(({ text, url }) => `${text}:\n${url}`).join('\n'),
    table.join('\n'),
    link === undefined ? '' : `${link.text}:\n${link.url}`,
    // Mail programs know the two hyphens and a blank as the begin of a signature.
    footer === '' ? '' : `-- \n${footer}`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function lines(text: string) {
  return text.split('\n').map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`));
}

/**
 * Frames that a finger hits, 48 px high; three short ones fit on a screen 320 px wide. Word draws no padding of a link, so Outlook
 * gets it from the cell; elsewhere it belongs to the link, so that all of the frame can be clicked.
 */
function buttonRow(buttons: MailLink[]) {
  const frame = `border:2px solid #888888;text-align:center;mso-padding-alt:10px 8px 10px 8px;${font}`;
  const target = 'display:block;padding:10px 8px;font-weight:bold;text-decoration:none;';
  const cells = buttons.map(({ text, url }, index) => {
    const gap = index === 0 ? '' : html`<td width="8" style="width:8px;"></td>`;
    return html`${gap}<td width="120" style="${frame}"><a href="${url}" style="${target}">${text}</a></td>`;
  });
  return html`<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 24px 0;"><tr>${cells}</tr></table>`;
}

function asHtml({ heading, paragraphs, buttons = [], columns, rows, link, footer, language }: MailContent): string {
  const table = html`<table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse;${font}">
<thead><tr>${columns.map((column) => html`<th scope="col" style="${cell}">${column}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([time, what, where]) =>
      html`<tr><th scope="row" style="${cell}white-space:nowrap;">${time}</th><td style="${cell}">${what}</td><td style="${cell}">${where}</td></tr>`,
  )}</tbody>
</table>`;
  const page = html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${heading}</title>
</head>
<body style="margin:0;padding:0;">
<table role="presentation" lang="${language}" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:16px;">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;"><tr><td align="left" style="${font}">
<h1 style="font-size:22px;line-height:1.3;margin:0 0 16px 0;">${heading}</h1>
${paragraphs.map((paragraph) => html`<p style="margin:0 0 16px 0;">${lines(paragraph)}</p>`)}
${buttons.length === 0 ? '' : buttonRow(buttons)}
${rows.length === 0 ? '' : table}
${link === undefined ? '' : html`<p style="margin:16px 0;"><a href="${link.url}">${link.text}</a>:<br><span style="word-break:break-all;">${link.url}</span></p>`}
${footer === '' ? '' : html`<p style="margin:24px 0 0 0;font-size:14px;">${lines(footer)}</p>`}
</td></tr></table>
</td></tr></table>
</body>
</html>
`;
  if (page instanceof Promise) throw new TypeError('a mail holds nothing that has yet to come');
  return page.toString();
}
