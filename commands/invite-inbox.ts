export const inboxVerbs = {};
