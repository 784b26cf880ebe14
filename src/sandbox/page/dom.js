/** Making elements. Data goes in as text and attributes only, never as HTML. */

/**
 * @param tag name of the element
 * @param props attributes; `on` holds listeners, `value`, `checked` and `disabled` are set as properties; undefined, null and false are left out
 * @param children elements, texts, or lists of them; undefined, null and false are left out
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  const listeners = props.on ?? {};
  for (const [name, listener] of Object.entries(listeners)) element.addEventListener(name, listener);
  for (const [name, value] of Object.entries(props)) {
    if (name === 'on' || name === 'value' || value === undefined || value === null || value === false) continue;
    if (name === 'checked' || name === 'disabled') element[name] = value;
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...flat(children));
  // A select takes its value only once its options are there.
  if (props.value !== undefined && props.value !== null) element.value = props.value;
  return element;
}

function flat(children) {
  return children.flat(Number.POSITIVE_INFINITY).filter((one) => one !== undefined && one !== null && one !== false);
}

/** A drawing of one path, 20 by 20, in the colour of the text. */
export function icon(path) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  const line = document.createElementNS(space, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export const icons = {
  menu: 'M3 5h14M3 10h14M3 15h14',
  close: 'M5 5l10 10M15 5L5 15',
  down: 'M5 8l5 5 5-5',
  plus: 'M10 4v12M4 10h12',
  send: 'M3 10l14-6-4 13-4-5-6-2zM9 12l8-8',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  hash: 'M7 3L5.5 17M14.5 3L13 17M3.5 7.5h13.5M3 12.5h13.5',
  lock: 'M5 9h10v8H5zM7 9V6a3 3 0 016 0v3',
  home: 'M3 10l7-6 7 6M5 9v8h10V9',
  mail: 'M3 5h14v10H3zM3 6l7 5 7-5',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 8a2 2 0 110 4 2 2 0 010-4',
  message: 'M3 4h14v10H9l-4 3v-3H3z',
  calendar: 'M3 5h14v12H3zM3 9h14M7 3v4M13 3v4',
  file: 'M5 2h7l4 4v12H5zM12 2v4h4',
};

let ids = 0;

/** An id that no other element has. */
export function newId(prefix) {
  ids += 1;
  return `${prefix}-${ids}`;
}

/** Draws anew without losing the keyboard's place: what had the focus is found again by its data-key. */
export function keepFocus(container, draw) {
  const { activeElement } = document;
  const key = container.contains(activeElement) ? activeElement.dataset.key : undefined;
  draw();
  if (key === undefined) return;
  for (const one of container.querySelectorAll('[data-key]')) if (one.dataset.key === key) return one.focus();
}

/** An address that may be followed from the page; undefined for others, such as javascript: */
export function safeAddress(address) {
  return /^(https?:|mailto:|tel:)/i.test(address) ? address : undefined;
}

export function link(address, ...children) {
  const href = safeAddress(address);
  if (href === undefined) return h('span', {}, ...children);
  return h('a', { href, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}
