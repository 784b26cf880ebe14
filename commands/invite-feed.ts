export const feedVerbs = {};
