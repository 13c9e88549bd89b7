// Lexicons are YAML files that the build script parses and bundles; their readers check the shape (core/lexicon.ts).
declare module '*.yaml' {
  const value: unknown;
  export default value;
}
