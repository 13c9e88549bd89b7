// In place of the native @vscode/native-watchdog: an extension host must not outlive the server that started it.
'use strict';
const lives = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
exports.start = (pid) => setInterval(() => lives(pid) || process.exit(87), 2000).unref();
exports.exit = (code) => process.exit(code || 0);
