/** The ways from the page into calendars and onto the phone. */

import { html } from 'hono/html';
import type { SubscriptionLinks } from '../domain/feed.ts';
import { type Language, texts } from '../i18n/index.ts';
import { qrCode } from './qr-code.ts';

export interface PageLinks {
  subscription: SubscriptionLinks;
  /** The page's own. */
  address: string;
  isPersonal: boolean;
  /** Whether calendars that ask from elsewhere can come here. */
  isReachable: boolean;
}

export function linkSections({ subscription, address, isPersonal, isReachable }: PageLinks, language: Language) {
  const { subscribe, phone } = texts(language).programmePage;
  const calendars: [string, string][] = [
    [subscription.webcal, subscribe.app],
    ...(isReachable
      ? ([
          [subscription.google, subscribe.google],
          [subscription.outlook, subscribe.outlook],
        ] satisfies [string, string][])
      : []),
  ];
  const items = calendars.map(([href, label]) => html`<li><a href="${href}" rel="noreferrer">${label}</a></li>`);
  return html`<div class="links"><section aria-labelledby="subscribe"><h2 id="subscribe">${subscribe.heading}</h2><p>${
    isPersonal ? subscribe.own : subscribe.everyone
  }</p><ul class="screen-only">${items}</ul><p class="address">${subscribe.address} <code>${subscription.feed}</code></p><p class="soft">${
    isPersonal ? `${subscribe.secret} ` : ''
  }${subscribe.mayTake}</p></section><section aria-labelledby="phone"><h2 id="phone">${phone.heading}</h2>${qrCode(address, phone.code)}<p class="soft">${
    isPersonal ? `${phone.text} ${phone.secret}` : phone.text
  }</p></section></div>`;
}
