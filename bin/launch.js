#!/usr/bin/env node
// Plain old JavaScript, so that an old Node can read it far enough to say what is wrong.
import process from 'node:process';

const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `dogwatch needs Node.js 24 or newer; this is ${process.versions.node}. Install the current LTS from https://nodejs.org and start it again.\n`,
  );
  process.exitCode = 2;
} else {
  const { default: module } = await import('node:module');
  module.enableCompileCache?.();
  await import('../dist/dogwatch.js');
}
