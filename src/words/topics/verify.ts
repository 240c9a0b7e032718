import { catalogue } from '../catalogue.ts';

/** The topic of verifying that it works. */
export const verifyWords = catalogue(
  {
    title: 'Verifying that it works',
    idea: '"Running" says that a process exists; whether it answers, only a request tells. Ask from the inside out: the healthcheck in the container, then the published port from your machine, then the name through the proxy, if there is one. The first that fails shows where the fault is.',
    web: (service: string, url: string) => `${service} answers at ${url} on this machine, if it works.`,
    webLater: (service: string, url: string) => `${service} will be at ${url} once it runs.`,
    health: (service: string, url: string) => `The health address of ${service}, as this machine reaches it, is ${url}`,
    healthy: (service: string, ago: string) => `${service}: the last probe, ${ago} ago, succeeded.`,
    unhealthy: (service: string, ago: string) => `${service}: the last probe, ${ago} ago, failed.`,
    ended: (service: string) => `${service} ended with 0, as it should.`,
    inside: (services: string, many: boolean) =>
      many
        ? `${services} publish no port: whether they work, their logs tell.`
        : `${services} publishes no port: whether it works, its log tells.`,
    seeHealth: (service: string) => `the health address of ${service}, asked from this machine`,
    seeWeb: (service: string) => `what ${service} answers, with its status line`,
    seeAll: 'state, health and ports of all services',
    seeLog: (service: string) => `whether ${service} noticed the requests`,
    mistakeLoopback:
      'A program that listens on 127.0.0.1 inside its container: its own probe succeeds, and from your machine the connection is reset. It has to listen on 0.0.0.0.',
    mistakePort:
      'Asking for the container’s port on your machine where another one is published: the left side of "ports" counts.',
    mistakeEarly:
      'Asking right after "up -d": started does not mean ready. Where there is a healthcheck, wait until it says healthy.',
    mistakeRunning: 'Being content with "Up" in the list: a program can hang, or fail each request, and stay up.',
  },
  {
    title: '验证是否正常工作',
    idea: '“运行中”只说明进程还在，能不能响应，要发一个请求才知道。从里往外查：先看容器里的健康检查，再从你的电脑访问宿主机端口，有代理的话最后走域名。第一个不通的地方，就是问题所在。',
    web: (service, url) => `${service} 正常的话，可以在本机打开 ${url}`,
    webLater: (service, url) => `${service} 启动后的地址是 ${url}`,
    health: (service, url) => `从本机访问 ${service} 的健康检查地址是 ${url}`,
    healthy: (service, ago) => `${service} 最近一次探测在 ${ago} 前，成功。`,
    unhealthy: (service, ago) => `${service} 最近一次探测在 ${ago} 前，失败。`,
    ended: (service) => `${service} 以 0 退出，符合预期。`,
    inside: (services) => `${services} 没有发布端口，是否正常要看日志。`,
    seeHealth: (service) => `从本机请求 ${service} 的健康检查地址`,
    seeWeb: (service) => `${service} 返回什么，包括状态行`,
    seeAll: '所有服务的状态、健康和端口',
    seeLog: (service) => `${service} 有没有收到这些请求`,
    mistakeLoopback: '程序在容器里只监听 127.0.0.1：容器内的探测能成功，从你的电脑访问却会被断开。要改为监听 0.0.0.0。',
    mistakePort: '在自己电脑上用容器端口访问，而映射出来的是另一个端口：要用 ports 左边的那个。',
    mistakeEarly: '刚执行完 up -d 就去访问：已启动不等于已就绪。有健康检查的话，等它显示健康再试。',
    mistakeRunning: '看到列表里是 Up 就放心了：程序可能卡住，或者每个请求都出错，却一直在运行。',
  },
);
