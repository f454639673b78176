export const schema = {
  title: 'string',
  text: 'string',
  labels: 'string',
  topics: 'enum[]',
  places: 'enum[]',
  people: 'enum[]',
  orgs: 'enum[]',
};
