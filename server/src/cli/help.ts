// What `corroborate --help` prints.

export const help = `corroborate - see where your sources agree, where they conflict and who said what

Usage
  corroborate check [FOLDER] [--format text|json|sarif] [--all]
      Compares the sources in FOLDER (default: here) and prints what was found,
      one finding a line, the other sources' sentences below it:
          001.txt:18:240: warning figure-conflict: Sources disagree: ...
      What corroborate.yaml has a decision on is counted; --all lists it too,
      with who accepted it and why. JSON and SARIF hold it in any case.
  corroborate explain FINDING [FOLDER]
      Says why something was found: the values as understood, what the sources
      share, the rule. FINDING is a place that check printed ("001.txt:18"), or
      an id that check --format json and export print.
  corroborate export --format json FOLDER
      Prints everything the analysis knows of FOLDER: documents, entities,
      figures, quotations, conflicts and corroborations.
  corroborate report [FOLDER] [--format markdown|csv|html] [--what PART] [--all]
      Prints the comparison of the sources as a table, each source a column:
      figures, quotes or timeline (PART), or all three. --all adds what one
      source alone says. A csv holds one part: figures, if none is named. The
      html page needs no other file:
          corroborate report --format html FOLDER > comparison.html
  corroborate lsp --stdio
      Runs the language server for an editor, over standard input and output.
  corroborate --help, corroborate --version

Sources
  All .txt files in FOLDER and below, or what a corroborate.yaml in it says:
      sources: ["articles/*.txt"]
      documents:
        articles/a.txt: { publisher: The Paper, published: 2025-03-18 }
      drafts: ["draft/*.md"]
  A draft is a text of your own: it is checked against the sources, and counts
  as none of them.
  A folder below that has its own corroborate.yaml is compared on its own.
  Links, node_modules and hidden files are left out. A file that cannot be read
  is named on standard error; the others are compared without it.

Large folders
  --cache DIR         keeps what was read in DIR, to be quicker the next time
  --limit NAME=N      raises or lowers a limit: sources (12000), files (200000),
                      megabytes of one source (5), seconds for reading it (10 for
                      each MB), mentions in it (100000: names, figures and
                      quotations), answerSeconds of a slow drive (30),
                      cacheMegabytes (512)

Exit status
  0  nothing was found (export, report, explain: it was printed)
  1  check found something that is not decided
  2  wrong use, no such finding, or FOLDER cannot be read
  137, a kill: all is printed, and a drive still does not answer

Nothing is ever written to FOLDER, and nothing is sent anywhere. Without --cache
nothing is written at all.
`;
