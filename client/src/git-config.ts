// The user's name in a git configuration file.

/** The last `name` in a section `[user]` holds, as git has it. Included files are not followed. */
export function userNameIn(config: string): string | undefined {
  let inUser = false;
  let name: string | undefined;
  for (const line of config.split(/\r?\n/u)) {
    const section = /^\s*\[\s*([^\]"\s]+)(?:["\s][^\]]*)?\]/u.exec(line);
    if (section) inUser = section[1]?.toLowerCase() === 'user';
    const found = /^(?:\s*\[[^\]]*\])?\s*name\s*=(.*)$/iu.exec(line)?.[1];
    if (inUser && found !== undefined) name = valueOf(found);
  }
  return name === '' ? undefined : name;
}

/** Without the comment behind it; marks and backslashes as git reads them. */
function valueOf(text: string): string {
  let value = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const mark = text.charAt(i);
    if (mark === '"') quoted = !quoted;
    else if (mark === '\\') value += text.charAt(++i);
    else if (!quoted && (mark === '#' || mark === ';')) break;
    else value += mark;
  }
  return value.trim();
}
