<?php
// conf/local.php of a DokuWiki whose pages show the viewer: pages may contain HTML between <html> and
// </html>. Only for a wiki where every editor is trusted, and up to the release of 2022 ("Igor");
// elsewhere the plugin "iframe" puts a frame into a page.
$conf['htmlok'] = 1;
