// MediaWiki:Common.js, which only keepers of the interface can write: it makes <corpus-viewer> known.
mw.loader.load( 'https://corpus.example/clippings/embed.js' );
