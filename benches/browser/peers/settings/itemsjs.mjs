// Exact words, none left out as too common, and no facet cut short.
const facet = { size: 1_000_000, conjunction: true };
export const configuration = {
  searchableFields: ['title', 'text', 'labels'],
  isExactSearch: true,
  removeStopWordFilter: true,
  aggregations: { topics: facet, places: facet, people: facet, orgs: facet },
};
