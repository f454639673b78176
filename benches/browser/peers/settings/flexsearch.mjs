// Title and text are one field: it asks for all words within a field only.
export const options = {
  tokenize: 'strict',
  document: { id: 'id', index: ['all'], tag: ['topics', 'places', 'people', 'orgs'] },
};
