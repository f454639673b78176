<?php
# LocalSettings.php of a MediaWiki whose pages show the viewer.

# A wiki that sends a policy has to name the host of the viewer twice: for the frame, and for embed.js.
# A wiki without $wgCSPHeader needs neither.
$wgCSPHeader = [
	'default-src' => [ 'https://corpus.example' ],
	'script-src' => [ 'https://corpus.example' ],
];

# Pages may contain HTML between <html> and </html>. Only for a wiki where every editor is trusted;
# elsewhere the extension Widgets does the same with pages that only its keepers write.
$wgRawHtml = true;
