// In place of the native @vscode/fs-copyfile: no copy-on-write, a plain copy.
'use strict';
const { copyFile } = require('node:fs/promises');
exports.isCloneSupported = () => false;
exports.cloneFile = () => Promise.reject(new Error('copy-on-write is not supported here'));
exports.copyFile = copyFile;
