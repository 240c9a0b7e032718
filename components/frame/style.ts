import chalk from 'chalk';

/**
 * Roles, not colours: views say what something means. The sixteen colours of the terminal are used, so that a person's own theme holds.
 * Colour is never the only sign.
 */
export const style = {
  good: chalk.green,
  bad: chalk.red,
  warn: chalk.yellow,
  busy: chalk.cyan,
  dim: chalk.gray,
  strong: chalk.bold,
  link: chalk.blue.underline,
  key: chalk.cyan,
  selected: chalk.inverse,
  border: chalk.gray,
  borderFocused: chalk.cyan,
  title: chalk.bold,
  match: chalk.bgYellow.black,
} as const;
