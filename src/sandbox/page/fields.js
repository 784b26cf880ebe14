/** Elements to type into: texts, numbers, dates, times, files. */

import { instantOf, wallTime } from './dates.js';
import { h } from './dom.js';
import { plainText } from './mrkdwn.js';

const kinds = {
  plain_text_input: { type: 'text' },
  email_text_input: { type: 'email', autocomplete: 'off' },
  url_text_input: { type: 'url', autocomplete: 'off' },
  number_input: { type: 'text', inputmode: 'decimal' },
  rich_text_input: {},
};

export function textField(element, use) {
  const several = element.multiline === true || element.type === 'rich_text_input';
  const props = {
    ...kinds[element.type],
    ...use.attributes,
    placeholder: element.placeholder ? plainText(element.placeholder) : undefined,
    value: use.initial ?? '',
    autocomplete: 'off',
    on: {
      keydown(event) {
        if (event.key !== 'Enter' || several || !use.dispatches('on_enter_pressed')) return;
        event.preventDefault();
        use.pick(field.value);
      },
      input: later(() => use.dispatches('on_character_entered') && use.pick(field.value)),
    },
  };
  const field = several ? h('textarea', { ...props, type: undefined, rows: 4 }) : h('input', props);
  field.classList.add('field');
  return { node: field, focus: field, read: () => (field.value === '' ? null : field.value) };
}

/** Waits until the typing pauses. */
function later(run) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => run(), 300);
  };
}

const pickers = { datepicker: 'date', timepicker: 'time', datetimepicker: 'datetime-local' };

export function momentField(element, use, ctx) {
  const instant = element.type === 'datetimepicker';
  const zone = ctx.person.tz;
  const initial = instant && use.initial ? wallTime(Number(use.initial), zone) : use.initial;
  const read = () => {
    if (field.value === '') return null;
    return instant ? String(instantOf(field.value.slice(0, 16), zone)) : field.value;
  };
  const field = h('input', {
    ...use.attributes,
    type: pickers[element.type],
    class: 'field moment',
    'aria-label': use.labelled
      ? undefined
      : element.placeholder
        ? plainText(element.placeholder)
        : (use.attributes['aria-label'] ?? ctx.t.when),
    value: initial ?? '',
    on: { change: () => field.value !== '' && use.pick(read()) },
  });
  const zoneNote = element.timezone && h('small', { class: 'zone' }, element.timezone);
  return { node: zoneNote ? h('div', {}, field, zoneNote) : field, focus: field, read };
}

/** Files are uploaded as soon as they are chosen, as Slack does. */
export function fileField(element, use, ctx) {
  const most = element.max_files ?? 10;
  let files = use.initial ?? [];
  const names = h('ul', { class: 'files' });
  const show = () => names.replaceChildren(...files.map((one) => h('li', {}, one.name)));
  const input = h('input', {
    ...use.attributes,
    type: 'file',
    class: 'field',
    multiple: most > 1,
    accept: element.filetypes?.map((type) => `.${type}`).join(','),
    on: {
      async change() {
        const chosen = [...input.files].slice(0, most);
        files = await Promise.all(chosen.map((file) => upload(file, ctx)));
        show();
      },
    },
  });
  show();
  return { node: h('div', {}, input, names), focus: input, read: () => files };
}

async function upload(file, { store }) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const { id } = await store.act('attach', { name: file.name, base64: btoa(binary) });
  return { id, name: file.name, title: file.name, user: store.me, size: file.size };
}
