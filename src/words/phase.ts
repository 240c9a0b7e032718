import { catalogue } from './catalogue.ts';

/** The one word for the phase of a service, by `Phase`. */
export const phaseWords = catalogue(
  {
    off: 'off',
    absent: 'not created',
    waiting: 'waiting',
    created: 'created',
    starting: 'starting',
    healthy: 'healthy',
    unhealthy: 'unhealthy',
    running: 'running',
    paused: 'paused',
    restarting: 'restarting',
    done: 'done',
    stopped: 'stopped',
    failed: 'failed',
  },
  {
    off: '未启用',
    absent: '未创建',
    waiting: '等待中',
    created: '已创建',
    starting: '启动中',
    healthy: '健康',
    unhealthy: '不健康',
    running: '运行中',
    paused: '已暂停',
    restarting: '重启中',
    done: '已完成',
    stopped: '已停止',
    failed: '失败',
  },
);
