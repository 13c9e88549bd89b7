// In place of the native @vscode/spdlog: the same interface over plain appending, without rotation.
'use strict';
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'critical'];

class Logger {
  #level = levels.indexOf('info');
  #bare = false;
  #file;

  constructor(_kind, _name, file) {
    this.#file = file;
    for (const [rank, name] of levels.entries()) this[name] = (message) => this.#write(rank, name, message);
  }

  #write(rank, name, message) {
    if (rank < this.#level) return;
    try {
      appendFileSync(this.#file, this.#bare ? message : `${new Date().toISOString()} [${name}] ${message}\n`);
    } catch {
      // The profile is removed while the last processes end: what they still say is lost.
    }
  }

  getLevel() { return this.#level; }
  setLevel(level) { this.#level = level; }
  setPattern() {}
  clearFormatters() { this.#bare = true; }
  flush() {}
  drop() {}
}

const create = async (name, file) => {
  mkdirSync(dirname(file), { recursive: true });
  return new Logger('rotating', name, file);
};

// One by one, because the server imports them by name and Node finds only such names in a CommonJS file.
exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
