import { probeUrls, webUrls } from '../../src/model/urls.ts';
import type { Command } from '../command.ts';
import { does } from '../parts/argv.ts';
import { engine, project, running, when } from '../parts/conditions.ts';
import { published } from '../parts/published.ts';
import { servicesOf } from '../parts/target.ts';

export const verify: Command = {
  id: 'verify',
  group: 'inspect',
  title: { en: 'verify', 'zh-CN': '验证访问' },
  about: {
    en: 'Requests each published HTTP port and health address from this machine, as curl would.',
    'zh-CN': '像 curl 一样，从本机请求每个已发布的 HTTP 端口和健康检查地址。',
  },
  keys: [],
  scope: 'targets',
  danger: 'none',
  topic: 'healthcheck',
  changes: false,
  needs: [],
  available: when(engine, project, running, published),
  begin: (situation, target) => {
    const services = servicesOf(situation, target);
    const urls = services.flatMap((service) => [...webUrls(service), ...probeUrls(service)]);
    return does({ kind: 'verify', urls: [...new Set(urls)] });
  },
};
