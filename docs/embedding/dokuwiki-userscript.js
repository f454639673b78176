// conf/userscript.js, which makes <corpus-viewer> known on all pages.
document.head.append( Object.assign( document.createElement( 'script' ), {
	src: 'https://corpus.example/clippings/embed.js'
} ) );
