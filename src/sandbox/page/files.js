/** Files: sending them to the workspace, and showing those in messages. */

import { h, icon, icons } from './dom.js';

const MOST_BYTES = 10_000_000;
const MOST_FILES = 10;

/**
 * Sends a file of this computer to the workspace, as Slack does as soon as it is chosen.
 * @returns `{ id, name, title, user, size }`
 * @throws Error in words that can be shown
 */
export async function upload(file, { store, t }) {
  if (file.size > MOST_BYTES) throw new Error(t.tooLarge(file.name));
  const answer = await store.act('attach', { name: file.name, base64: await base64Of(file) });
  if (answer.id === undefined) throw new Error(t.notUploaded(file.name));
  return { id: answer.id, name: file.name, title: file.name, user: store.me, size: file.size };
}

function base64Of(file) {
  const { promise, resolve, reject } = Promise.withResolvers();
  const reader = new FileReader();
  reader.addEventListener('load', () => resolve(reader.result.slice(reader.result.indexOf(',') + 1)));
  reader.addEventListener('error', () => reject(reader.error));
  reader.readAsDataURL(file);
  return promise;
}

/** A file in a message: what it is, a picture shown, and a link that saves it. */
export function fileCard(file, ctx) {
  const { store } = ctx;
  const address = `/sandbox/file/${encodeURIComponent(file.id)}?as=${encodeURIComponent(store.me)}`;
  const card = fileLink(file, address, ctx);
  if (!/\.png$/i.test(file.name)) return card;
  return h(
    'figure',
    { class: 'file-picture' },
    h('img', { src: address, alt: file.altText || file.title || file.name }),
    card,
  );
}

function fileLink(file, address, ctx) {
  const { t, person } = ctx;
  const name = file.title || file.name;
  return h(
    'a',
    {
      class: 'file-card',
      href: address,
      download: file.name,
    },
    icon(icons.file),
    h('span', {}, h('strong', {}, name), h('small', {}, [kindOf(file.name), sizeOf(file.size, person)].join(' · '))),
    h('span', { class: 'away' }, t.download),
    icon('M10 3v9M6 9l4 4 4-4M4 17h12'),
  );
}

function kindOf(name) {
  return name.includes('.') ? name.split('.').at(-1).toUpperCase() : '—';
}

function sizeOf(bytes, { locale }) {
  const [amount, unit] =
    bytes < 1000 ? [bytes, 'byte'] : bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 }).format(amount);
}

/** The files that go out with the next message. @param changed is called when there are more or fewer */
export function attachments(ctx, changed) {
  const { t } = ctx;
  let files = [];
  const list = h('ul', { class: 'attachments', 'aria-label': t.attached, hidden: true });
  const says = h('p', { class: 'usage', role: 'status', hidden: true });
  const chooser = h('input', { type: 'file', multiple: true, hidden: true, on: { change: () => add(chooser.files) } });

  function say(words) {
    says.textContent = words;
    says.hidden = words === '';
  }

  function draw() {
    list.hidden = files.length === 0;
    list.replaceChildren(
      ...files.map((file) =>
        h(
          'li',
          {},
          icon(icons.file),
          file.name,
          h(
            'button',
            {
              type: 'button',
              class: 'icon-button',
              'aria-label': t.remove(file.name),
              on: { click: () => drop(file) },
            },
            icon(icons.close),
          ),
        ),
      ),
    );
    changed();
  }

  function drop(file) {
    files = files.filter((one) => one !== file);
    draw();
  }

  async function add(chosen) {
    const wanted = [...chosen];
    chooser.value = '';
    const taken = wanted.slice(0, MOST_FILES - files.length);
    let trouble = taken.length < wanted.length ? t.tooMany(MOST_FILES) : '';
    for (const file of taken) {
      say(t.uploading(file.name));
      try {
        const sent = await upload(file, ctx);
        // Meanwhile some may have left with a message, or have been taken out.
        files = [...files, sent];
      } catch (error) {
        trouble = error.message;
      }
    }
    say(trouble);
    draw();
  }

  return {
    nodes: [list, says, chooser],
    choose: () => chooser.click(),
    add,
    get ids() {
      return files.map((one) => one.id);
    },
    clear() {
      files = [];
      draw();
    },
  };
}
