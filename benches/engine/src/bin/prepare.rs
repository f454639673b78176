//! `prepare FOLDER OUT`: a folder of articles as the bytes that the engine embeds (`corpus.bin`), and the
//! same articles with the same values as JSON for the others (`corpus.json`).
//!
//! Both come from one corpus, so that whoever is measured knows the same.

// It is built for the browser together with the engine, where it has nothing to do.
#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args_os().skip(1);
    let usage = "usage: prepare FOLDER OUT";
    let folder = std::path::PathBuf::from(args.next().ok_or(usage)?);
    let out = std::path::PathBuf::from(args.next().ok_or(usage)?);
    native::prepare(&folder, &out)
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::collections::{BTreeMap, BTreeSet};
    use std::error::Error;
    use std::fs;
    use std::io::BufWriter;
    use std::path::Path;

    use corpus::analysis::visit_tokens;
    use corpus::{Article, ArticleId, Corpus, EntityKind, Topic, TopicId, ancestors};
    use pagefind_stem::{Algorithm, Stemmer};
    use serde::Serialize;

    /// What is counted under each filter, by the name that the libraries know it by.
    const FACETS: [&str; 4] = ["topics", "places", "people", "orgs"];

    #[derive(Serialize)]
    struct Exported<'a> {
        title: &'a str,
        facets: Vec<FacetValues<'a>>,
        articles: Vec<ExportedArticle<'a>>,
        /// What the forms of each word have in common, where that is not the word itself. Versions of Snowball
        /// differ, so the scan does not stem by itself.
        stems: BTreeMap<String, String>,
    }

    #[derive(Serialize)]
    struct FacetValues<'a> {
        name: &'static str,
        /// The values as the engine names them, `topic:KEY` or `entity:KEY`.
        values: Vec<String>,
        labels: Vec<&'a str>,
    }

    #[derive(Serialize)]
    struct ExportedArticle<'a> {
        slug: &'a str,
        title: &'a str,
        text: &'a str,
        /// Per facet the places of its values in [`FacetValues`], ascending.
        rows: [Vec<usize>; FACETS.len()],
    }

    pub fn prepare(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
        let ingested = ingest::ingest(folder)?;
        let (corpus, bytes) = ingested.corpus.as_ref().zip(ingested.bytes()).ok_or_else(|| {
            let said: Vec<_> = ingested.diagnostics.iter().map(ToString::to_string).collect();
            format!("there is no corpus in {}:\n{}", folder.display(), said.join("\n"))
        })?;
        fs::create_dir_all(out)?;
        fs::write(out.join("corpus.bin"), bytes)?;
        let file = BufWriter::new(fs::File::create(out.join("corpus.json"))?);
        Ok(serde_json::to_writer(file, &exported(corpus))?)
    }

    fn exported(corpus: &Corpus) -> Exported<'_> {
        let mut facets: Vec<FacetValues> = FACETS
            .into_iter()
            .map(|name| FacetValues { name, values: Vec::new(), labels: Vec::new() })
            .collect();
        for (_, topic) in corpus.topics() {
            facets[0].values.push(format!("topic:{}", topic.key));
            facets[0].labels.push(&topic.label);
        }
        let topics: Vec<Topic> = corpus.topics().map(|(_, topic)| topic.clone()).collect();
        // Where each entity stands: its facet, and its place there.
        let places: Vec<Option<(usize, usize)>> = corpus
            .entities()
            .map(|(_, entity)| {
                let facet = match entity.kind {
                    EntityKind::Place => 1,
                    EntityKind::Person => 2,
                    EntityKind::Organization => 3,
                    _ => return None,
                };
                let FacetValues { values, labels, .. } = &mut facets[facet];
                values.push(format!("entity:{}", entity.key));
                labels.push(&entity.name);
                Some((facet, values.len() - 1))
            })
            .collect();
        let articles: Vec<ExportedArticle> = corpus
            .articles()
            .map(|(id, article)| ExportedArticle {
                slug: &article.slug,
                title: &article.title,
                text: &article.text,
                rows: rows(corpus, id, article, &places, &topics),
            })
            .collect();
        let stems = stems(&articles, &facets);
        Exported { title: &corpus.about().title, facets, articles, stems }
    }

    /// The stems of English, in which the texts are.
    fn stems(articles: &[ExportedArticle], facets: &[FacetValues]) -> BTreeMap<String, String> {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut stems = BTreeMap::new();
        let labels = facets.iter().flat_map(|facet| facet.labels.iter().copied());
        for text in articles.iter().flat_map(|article| [article.title, article.text]).chain(labels)
        {
            visit_tokens(text, |_, term| {
                if term.chars().all(char::is_alphabetic) && !stems.contains_key(term) {
                    stems.insert(term.to_owned(), stemmer.stem(term).into_owned());
                }
            });
        }
        stems.retain(|term, stem| !stem.is_empty() && term != stem);
        stems
    }

    fn rows(
        corpus: &Corpus,
        id: ArticleId,
        article: &Article,
        places: &[Option<(usize, usize)>],
        topics: &[Topic],
    ) -> [Vec<usize>; FACETS.len()] {
        let mut rows: [BTreeSet<usize>; FACETS.len()] = Default::default();
        for given in &article.topics {
            let broader = ancestors(topics, given.topic).map(TopicId::idx);
            rows[0].extend(broader.chain([given.topic.idx()]));
        }
        for (facet, place) in corpus.entities_of(id).filter_map(|entity| places[entity.idx()]) {
            rows[facet].insert(place);
        }
        rows.map(|rows| rows.into_iter().collect())
    }
}
