// The HTML around the comparison's script: it allows that one script and one style sheet, and nothing from anywhere else.
import { env, l10n, Uri, type Webview } from 'vscode';

/** For an attribute in double quotes. */
function attribute(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/"/gu, '&quot;').replace(/</gu, '&lt;');
}

/** The page takes its texts from the bundle of the editor's language; there is none for English. */
export function pageOf(webview: Webview, extension: Uri): string {
  const file = (name: string): string => webview.asWebviewUri(Uri.joinPath(extension, 'dist', name)).toString();
  const nonce = crypto.randomUUID().replaceAll('-', '');
  return `<!DOCTYPE html>
<html lang="${attribute(env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(l10n.t('Comparison'))}</title>
<link rel="stylesheet" href="${file('comparison.css')}">
</head>
<body data-texts="${attribute(JSON.stringify(l10n.bundle ?? {}))}"><script nonce="${nonce}" src="${file('comparison.js')}"></script></body>
</html>`;
}
