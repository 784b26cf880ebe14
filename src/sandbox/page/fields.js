/** Elements to type into: texts, numbers, dates, times, files. */

import { instantOf, wallTime } from './dates.js';
import { h, icon, icons } from './dom.js';
import { upload } from './files.js';
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
    // Only in an actions block has it no label; the word is the same in both languages.
    'aria-label': use.labelled || element.placeholder ? undefined : 'Text',
    value: typeof use.initial === 'object' ? wordsOf(use.initial) : (use.initial ?? ''),
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

/** Rich text is written here without its styles. */
function wordsOf(richText) {
  const parts = richText?.elements ?? [];
  return parts.map((part) => part.text ?? wordsOf(part)).join(richText?.type === 'rich_text' ? '\n' : '');
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
    on: {
      change() {
        // While a year is being typed, there is a year such as 0020.
        if (field.value === '' || /^0\d{3}-/.test(field.value)) return;
        use.pick(read(), () => {
          field.value = initial ?? '';
        });
      },
    },
  });
  const zoneNote = element.timezone && h('small', { class: 'zone' }, element.timezone);
  return { node: zoneNote ? h('div', {}, field, zoneNote) : field, focus: field, read };
}

/** Files are uploaded as soon as they are chosen, as Slack does; what is chosen later joins them. */
export function fileField(element, use, ctx) {
  const { t } = ctx;
  const most = element.max_files ?? 10;
  const { id } = use.attributes;
  let files = use.initial ?? [];
  const trouble = h('p', { class: 'trouble', role: 'alert' });
  const names = h('ul', { class: 'files' });
  const input = h('input', {
    ...use.attributes,
    type: 'file',
    class: 'away',
    multiple: most > 1,
    accept: element.filetypes?.map((type) => `.${type}`).join(','),
    on: { change: () => take([...input.files]) },
  });

  async function take(chosen) {
    // Chosen once more, the same file must be a change.
    input.value = '';
    const before = most > 1 ? files : [];
    const fitting = chosen.slice(0, most - before.length);
    trouble.textContent = chosen.length > fitting.length ? t.tooMany(most) : '';
    try {
      files = [...before, ...(await Promise.all(fitting.map((file) => upload(file, ctx))))];
    } catch (error) {
      trouble.textContent = error.message;
    }
    show();
  }

  function show() {
    names.replaceChildren(
      ...files.map((file) => h('li', {}, icon(icons.file), h('span', {}, file.name), remover(file))),
    );
  }

  function remover(file) {
    const props = { type: 'button', class: 'icon-button', 'aria-label': t.remove(file.name) };
    const click = () => {
      files = files.filter((one) => one !== file);
      show();
      input.focus();
    };
    return h('button', { ...props, on: { click } }, icon(icons.close));
  }

  show();
  // The browser's own button speaks the browser's language; the field itself stays for keyboard and reader.
  const button = h('label', { class: 'button', for: id, 'aria-hidden': 'true' }, t.files(most));
  return { node: h('div', { class: 'file-field' }, input, button, names, trouble), focus: input, read: () => files };
}
