// Whose decisions these are: the name as git itself reads it from its configuration.
import assert from 'node:assert/strict';
import test from 'node:test';
import { userNameIn } from '../../client/src/git-config';

const names: Readonly<Record<string, readonly [string, string | undefined]>> = {
  'as git writes it': ['[core]\n\tbare = false\n[user]\n\tname = Ines Ferro\n\temail = i@example.org\n', 'Ines Ferro'],
  'with other line ends, blanks and letters': ['[USER]\r\n   Name=  Ines Ferro  \r\n', 'Ines Ferro'],
  'in marks, with a comment behind it': ['[user]\nname = "Ines # Ferro" ; me\n', 'Ines # Ferro'],
  'with escapes': ['[user]\nname = Ines \\"Inka\\" Ferro\n', 'Ines "Inka" Ferro'],
  'on the line of its section': ['[user] name = Ines Ferro\n', 'Ines Ferro'],
  'twice, of which the last counts': ['[user]\nname = A\n[user]\nname = B\n', 'B'],
  'of something else': ['[remote "user"]\n\tname = origin\n[author]\n\tname = X\n', undefined],
  'left empty': ['[user]\n\tname =\n', undefined],
};
for (const [what, [config, name]] of Object.entries(names)) test(`a name ${what}`, () => assert.equal(userNameIn(config), name));
