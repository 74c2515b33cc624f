/** @param main address of the page's module. @param packages what it is compared with before a mount. */
export function pageHtml(main: string, packages: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="brine-packages" content="${escaped(packages)}">
<link rel="icon" href="data:,">
<title>Component</title>
</head>
<body>
<div id="root"></div>
<!-- The config's \`define\`. -->
<script type="module" src="/@vite/env"></script>
<script type="module" src="${escaped(main)}"></script>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
