/** Nothing that people wrote becomes a mention, a link or a preview (https://docs.slack.dev/messaging/formatting-message-text). */
export const asWritten = { parse: 'none', link_names: false, unfurl_links: false, unfurl_media: false } as const;
