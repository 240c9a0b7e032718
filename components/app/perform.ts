import type { Command, Plan } from '../../commands/command.ts';
import { isSimulated } from '../../src/model/simulated.ts';
import { appWords } from '../../src/words/app.ts';
import { lessonWords } from '../../src/words/lesson-screen.ts';
import { openReader } from '../overlay/reader.ts';
import { act } from './act.ts';
import { showBuildContext } from './build-context.ts';
import { showBuilds } from './builds.ts';
import type { Controller } from './controller.ts';
import { edit, showDoctor } from './doctor.ts';
import { performDrift } from './drift.ts';
import { showLesson } from './lesson.ts';
import { jobReader } from './overlay.ts';
import { takeLogs } from './take.ts';
import { showTopic } from './topics.ts';

/** Carries out a plan. Answers false when it failed, so that a sequence ends there. */
export async function perform(controller: Controller, command: Command, plan: Plan): Promise<boolean> {
  switch (plan.kind) {
    case 'run':
      return run(controller, command, plan);
    case 'attach':
      return attach(controller, plan);
    case 'watch':
      await controller.port.watch(plan.on, plan.services);
      return true;
    case 'verify':
      return verify(controller, plan.urls);
    case 'context':
      return showBuildContext(controller, plan.service);
    case 'builds':
      return showBuilds(controller, plan.service);
    case 'drift':
      return performDrift(controller, command, plan.request);
    case 'doctor':
      return showDoctor(controller, command);
    case 'topic':
      showTopic(controller, command, plan.topic);
      return true;
    case 'edit':
      return edit(controller, plan.place);
    case 'lesson':
      return showLesson(controller, command);
    case 'scenario':
      controller.port.choose(plan.name);
      controller.terminal.quit();
      return true;
    case 'open':
      return open(controller, plan.url);
    case 'copy':
      await controller.port.copy(plan.text);
      controller.say(appWords(controller.ui().language).copied(plan.text.split('\n')[0] ?? ''));
      return true;
    case 'view':
      act(controller, plan.action);
      return true;
    case 'logs':
      return takeLogs(controller, plan.request);
    case 'sequence':
      for (const part of plan.plans) if (!(await perform(controller, command, part))) return false;
      return true;
  }
}

async function run(controller: Controller, command: Command, plan: Extract<Plan, { kind: 'run' }>): Promise<boolean> {
  const { port } = controller;
  const { id, ended } = port.start({ command: command.id, argv: plan.argv, services: plan.services });
  const now = Date.now();
  controller.change((ui) => ({ ...ui, job: null, seenAt: now, scroll: { ...ui.scroll, activity: 0 } }));
  if (plan.show === 'output') {
    controller.change((ui) => ({ ...ui, overlay: jobReader({ id, argv: plan.argv }, false) }));
  }
  const result = await ended;
  if (result.kind === 'failed' && plan.show === 'activity') {
    controller.say(appWords(controller.ui().language).jobFailed(command.title[controller.ui().language], result.code));
  }
  return result.kind === 'succeeded';
}

/** The child has the terminal until it ends. */
async function attach(controller: Controller, { argv, hold }: Extract<Plan, { kind: 'attach' }>): Promise<boolean> {
  const words = appWords(controller.ui().language);
  let isGood = false;
  await controller.terminal.lend(async () => {
    const end = await controller.port.attach(argv, hold);
    isGood = end.kind === 'exited' && end.code === 0;
    if (end.kind === 'not-started') controller.say(words.attachFailed(end.message));
    else if (end.kind === 'exited' && end.code !== 0) controller.say(words.attachEnded(end.code));
  });
  return isGood;
}

async function verify(controller: Controller, urls: readonly string[]): Promise<boolean> {
  const words = appWords(controller.ui().language);
  if (urls.length === 0) {
    controller.say(words.nothingToVerify);
    return false;
  }
  controller.say(words.verifying(urls.length));
  const found = await controller.port.verify(urls);
  const lines = found.flatMap(({ url, good, text }) => [`${good ? '✔' : '✖'} ${url}`, `  ${text}`, '']);
  const reader = { kind: 'reader', title: words.verifyTitle, source: { lines }, state: openReader(false) } as const;
  controller.change((ui) => ({ ...ui, notice: null, overlay: reader }));
  return found.every(({ good }) => good);
}

async function open(controller: Controller, url: string): Promise<boolean> {
  const problem = await controller.port.open(url);
  const { language } = controller.ui();
  const words = appWords(language);
  if (isSimulated(controller.port.world())) controller.say(lessonWords(language).openedSimulated(url));
  else if (problem === null) controller.say(words.opened(url));
  else controller.say(words.cannotOpen(url, problem));
  return problem === null;
}
