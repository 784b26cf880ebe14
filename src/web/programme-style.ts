import { createHash } from 'node:crypto';

const screen = `
:root{color-scheme:light dark;--ink:#1c2226;--soft:#50595f;--line:#cdd4d8;--paper:#fff;--tint:#f1f5f7;--accent:#0b5068;--wrong:#a3161c}
@media(prefers-color-scheme:dark){:root{--ink:#e8ebed;--soft:#aeb7bc;--line:#434c52;--paper:#15191c;--tint:#1f262a;--accent:#8ecbe4;--wrong:#ff9d9d}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;overflow-wrap:anywhere}
main,footer{max-width:48rem;margin:0 auto;padding:0 1.25rem}
main{padding-top:clamp(1.5rem,5vw,3.5rem)}
h1,h2,h3{line-height:1.25;text-wrap:balance;hyphens:auto}
h1{font-size:clamp(1.6rem,1.2rem + 2vw,2.3rem);margin:0 0 1rem}
h2{font-size:1.3rem;margin:0 0 .75rem}
h3{font-size:1.0625rem;margin:0}
p,ul,ol,dl{margin:0 0 .75rem}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:2px}
.kind{margin:0 0 .25rem;color:var(--soft)}
.facts{display:grid;grid-template-columns:fit-content(50%) 1fr;gap:.2rem 1.25rem;margin:0}
.facts dt{color:var(--soft)}
.facts dd{margin:0}
section{margin:2.5rem 0 0}
.days>section>h2,.links>section>h2{border-bottom:2px solid var(--accent);padding-bottom:.4rem;margin-bottom:0}
.sessions,.tracks,.tracks ul,.links ul{list-style:none;padding:0;margin:0}
.session{display:grid;grid-template-columns:9.5rem 1fr;gap:.1rem 1.25rem;align-items:baseline;padding:.8rem 0;break-inside:avoid}
.sessions>li{border-bottom:1px solid var(--line)}
.time{margin:0;font-variant-numeric:tabular-nums}
.clock{white-space:nowrap}
.session p{margin:0}
.about p{color:var(--soft)}
.about .who{color:inherit}
.about .own{color:var(--accent)}
.about .presents{font-weight:600}
.at-once{padding:.8rem 0}
.at-once>p{margin:0;color:var(--soft)}
.tracks{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,12.5rem),1fr));gap:0 1.5rem}
.tracks .session{grid-template-columns:1fr;padding:.5rem 0}
.tracks>li{border-left:3px solid var(--line);padding-left:.9rem;margin-top:.5rem}
.empty{padding:.8rem 0;color:var(--soft)}
.answer{background:var(--tint);border-left:4px solid var(--accent);padding:1.1rem 1.25rem;margin-top:2rem;scroll-margin-top:1rem}
.answer>:last-child,.answer form>:last-child{margin-bottom:0}
.noted{font-weight:600;margin-bottom:.1rem}
.soft{color:var(--soft)}
fieldset{border:0;padding:0;margin:0 0 1rem;min-width:0}
legend{padding:0;font-weight:600}
.choice{display:flex;align-items:center;gap:.6rem;padding:.45rem 0;min-height:2.75rem}
.choice input{inline-size:1.25rem;block-size:1.25rem;margin:0;flex:none;accent-color:var(--accent)}
label[for=note]{display:block;font-weight:600}
textarea{display:block;inline-size:100%;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:4px;padding:.5rem .6rem;margin:.3rem 0 1rem;resize:vertical}
.wrong{color:var(--wrong);font-weight:600;margin:.25rem 0}
button,summary{font:inherit;font-weight:600;min-height:2.75rem;cursor:pointer}
button{background:var(--accent);color:var(--paper);border:1px solid var(--accent);border-radius:4px;padding:.5rem 1.25rem}
button:hover{text-decoration:underline;text-underline-offset:.2em}
summary{display:flow-root;width:max-content;max-width:100%;padding:.55rem 0;color:var(--accent);text-decoration:underline;text-underline-offset:.15em}
.links{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:0 2.5rem}
.links section>h2+*{margin-top:.8rem}
.links li{padding:.25rem 0}
.links li a{display:inline-block;padding:.3rem 0}
code{display:block;font:.875rem/1.4 ui-monospace,Menlo,Consolas,"Liberation Mono",monospace;word-break:break-all;background:var(--tint);padding:.5rem .6rem;border-radius:4px}
.qr{display:block;inline-size:11rem;block-size:11rem;max-inline-size:100%;border:1px solid var(--line);margin-bottom:.75rem}
footer{color:var(--soft);margin-top:3rem;padding-bottom:2.5rem;font-size:.9375rem}
footer p{border-top:1px solid var(--line);padding-top:1rem;margin:0}
@media(max-width:34rem){
.session{grid-template-columns:1fr;padding:.7rem 0}
}
`;

const print = `
@media print{
@page{size:A4;margin:18mm 20mm}
:root{color-scheme:light;--ink:#000;--soft:#333;--line:#999;--paper:#fff;--tint:#fff;--accent:#000}
html{font-size:10pt}
body{font-size:1rem;line-height:1.4}
main,footer{max-width:none;padding:0}
section{margin-top:1.4rem}
h2,h3,.time,.at-once>p{break-after:avoid}
.session{grid-template-columns:9.5rem 1fr;padding:.4rem 0}
.tracks{grid-template-columns:repeat(auto-fit,minmax(12rem,1fr))}
.answer{padding:0 0 0 .8rem}
form,details,.counts,.screen-only,.answer:not(.answered){display:none}
.links{grid-template-columns:1fr 6.2cm;break-inside:avoid}
.qr{inline-size:3.6cm;block-size:3.6cm}
a{color:inherit}
footer{margin-top:1.4rem;padding:0}
}
`;

/** What the page looks like: on screens light and dark, on A4 without what only a screen can do. */
export const programmeStyle = screen + print;

/** The page shows itself and sends its own form; nothing else runs, loads or frames it. */
export const programmePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(programmeStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
