// The HTML around the comparison's script: it allows that one script and one style sheet, and nothing from anywhere else.
import { Uri, type Webview } from 'vscode';

export function pageOf(webview: Webview, extension: Uri): string {
  const file = (name: string): string => webview.asWebviewUri(Uri.joinPath(extension, 'dist', name)).toString();
  const nonce = crypto.randomUUID().replaceAll('-', '');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Comparison</title>
<link rel="stylesheet" href="${file('comparison.css')}">
</head>
<body><script nonce="${nonce}" src="${file('comparison.js')}"></script></body>
</html>`;
}
