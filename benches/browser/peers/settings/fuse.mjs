// Words may stand anywhere, and one or two letters of a word may be wrong. One field, because all words have
// to be found in the same.
export const options = {
  keys: [{ name: 'all', getFn: ({ title, text, labels }) => `${title}\n${text}\n${labels}` }],
  ignoreLocation: true,
  threshold: 0.2,
  minMatchCharLength: 2,
};
