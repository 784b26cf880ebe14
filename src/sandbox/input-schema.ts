/** Schemas of what is typed or picked from a calendar (https://docs.slack.dev/reference/block-kit/block-elements). */

import { ELEMENT_LIMITS, TEXT_LIMITS } from './block-limits.ts';
import { confirm, placeholder } from './composition-schema.ts';
import { element, type Fields, focus } from './element-parts.ts';
import { isDate, isTime, isTimeZone, numberFits, textFits } from './element-rules.ts';
import { richText } from './rich-text-schema.ts';
import { boolean, integer, list, object, oneOf, rule, text, webAddress } from './schema.ts';

const dispatch = {
  dispatch_action_config: object(
    {},
    { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 }) },
  ),
};
const numeric = text({ max: 255, pattern: /^-?\d+(\.\d+)?$/, words: 'must be a number' });
const maxText = ELEMENT_LIMITS.plainTextInput.maxLength;
const timeZone = text({ max: 255 });

export const inputChecks: Fields = {
  ...element(
    'datepicker',
    {},
    { placeholder, confirm, ...focus, initial_date: text({ max: 10 }) },
    rule(isDate, 'must be a date as YYYY-MM-DD', '/initial_date'),
  ),
  ...element(
    'timepicker',
    {},
    { placeholder, confirm, ...focus, initial_time: text({ max: 5 }), timezone: timeZone },
    rule(isTime, 'must be a time as HH:mm', '/initial_time'),
    rule(isTimeZone, 'must be a valid IANA time zone', '/timezone'),
  ),
  ...element('datetimepicker', {}, { confirm, ...focus, initial_date_time: integer(1_000_000_000, 9_999_999_999) }),
  ...element(
    'plain_text_input',
    {},
    {
      placeholder,
      ...focus,
      ...dispatch,
      initial_value: text({ max: maxText, min: 0 }),
      multiline: boolean,
      min_length: integer(0, maxText),
      max_length: integer(1, maxText),
    },
    rule(textFits, 'initial_value must be within min_length and max_length'),
  ),
  ...element(
    'email_text_input',
    {},
    { placeholder, ...focus, ...dispatch, initial_value: text({ max: TEXT_LIMITS.text }) },
  ),
  ...element('url_text_input', {}, { placeholder, ...focus, ...dispatch, initial_value: webAddress(TEXT_LIMITS.text) }),
  ...element(
    'number_input',
    { is_decimal_allowed: boolean },
    { placeholder, ...focus, ...dispatch, initial_value: numeric, min_value: numeric, max_value: numeric },
    rule(numberFits, 'initial_value must be within min_value and max_value'),
  ),
  ...element(
    'rich_text_input',
    {},
    {
      placeholder,
      ...focus,
      ...dispatch,
      initial_value: richText,
      min_lines: integer(1, 100),
      max_lines: integer(1, 100),
    },
  ),
  ...element(
    'file_input',
    {},
    { filetypes: list(text({ max: 255 }), { max: 100 }), max_files: integer(1, ELEMENT_LIMITS.fileInput.files) },
  ),
};
