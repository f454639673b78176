// As its documentation advises for texts with titles, with all words asked for.
export const options = {
  fields: ['title', 'text', 'labels'],
  searchOptions: { combineWith: 'AND', boost: { title: 3 } },
};
