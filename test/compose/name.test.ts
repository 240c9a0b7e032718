import { expect, it } from 'vitest';
import { projectName } from '../../src/compose/name.ts';
import { normalizeProjectName } from '../../src/model/project-name.ts';

it.each([
  ['My Project', 'myproject'],
  ['_-A.b_c-D', 'ab_c-d'],
  ['123', '123'],
  ['项目', ''],
])('%s becomes %s', (text, name) => {
  expect(normalizeProjectName(text)).toBe(name);
});

it('prefers what was chosen, then the files, then the directory', () => {
  expect(projectName('chosen', 'Named', '/srv/Folder')).toBe('chosen');
  expect(projectName(null, 'My Name', '/srv/Folder')).toBe('myname');
  expect(projectName(null, null, '/srv/My.Folder')).toBe('myfolder');
});
