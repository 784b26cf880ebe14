export const changed = {};
