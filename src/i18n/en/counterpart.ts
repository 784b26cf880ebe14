export const counterpart = {};
