// mocha's bundle for browsers has no types of its own; it sets the globals that @types/mocha describes.
declare module 'mocha/mocha';
