// A view as text for tests: a line a line of it, indented by depth, “label · description”.
import { itemOf, linesAt, type View } from '../../../../server/src/core/queries/views/view';

/** Down to `depth` levels: 1 shows groups alone, 2 their entries, 3 what is below these. */
export function outline(view: View, depth = 2, path: readonly string[] = []): string[] {
  return (linesAt(view, path) ?? []).flatMap((line) => {
    const { label, description } = itemOf(line);
    return [`${'  '.repeat(path.length)}${label}${description === undefined ? '' : ` · ${description}`}`, ...(depth > 1 ? outline(view, depth - 1, [...path, line.id]) : [])];
  });
}

/** Every line of the view, at any depth. */
export function everyLine(view: View, path: readonly string[] = []): ReturnType<typeof itemOf>[] {
  return (linesAt(view, path) ?? []).flatMap((line) => [itemOf(line), ...everyLine(view, [...path, line.id])]);
}
