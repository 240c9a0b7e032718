"""Stands in for Traefik: reads the labels of the running containers and routes Host(`…`) rules to them, over plain http only.

Port 80 routes, port 8080 shows the routes (GET /api/http/routers answers JSON). There is no TLS and there are no middlewares.
"""
import http.client
import json
import re
import signal
import socket
import sys
import threading
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

DOCKER = "/var/run/docker.sock"
ROUTER = re.compile(r"traefik\.http\.routers\.([^.]+)\.(rule|entrypoints|service)$")
PORT = re.compile(r"traefik\.http\.services\.([^.]+)\.loadbalancer\.server\.port$")
HOP_BY_HOP = {"connection", "keep-alive", "transfer-encoding", "te", "trailer", "upgrade", "proxy-connection"}


class Docker(http.client.HTTPConnection):
    def __init__(self):
        super().__init__("localhost", timeout=5)

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(5)
        self.sock.connect(DOCKER)

    def get(self, path):
        self.request("GET", path)
        return json.load(self.getresponse())


def constraint():
    """`--providers.docker.constraints=Label(`name`, `value`)` of the command line, as Docker's label filter."""
    for argument in sys.argv[1:]:
        if found := re.search(r"constraints=Label\(`([^`]+)`, *`([^`]+)`\)", argument):
            return [f"{found[1]}={found[2]}"]
    return []


def routes():
    """Every router on the http entry point: its name, host, and the address behind it. Only of the stack that this proxy is in."""
    docker = Docker()
    own = docker.get(f"/containers/{socket.gethostname()}/json")
    reachable = set(own["NetworkSettings"]["Networks"])
    wanted = quote(json.dumps({"label": ["traefik.enable=true", *constraint()]}))
    found = []
    for container in docker.get(f"/containers/json?filters={wanted}"):
        labels = container["Labels"]
        ports = {match[1]: port for label, port in labels.items() if (match := PORT.match(label))}
        networks = container["NetworkSettings"]["Networks"]
        address = next((networks[name]["IPAddress"] for name in networks if name in reachable), "")
        routers = {}
        for label, value in labels.items():
            if match := ROUTER.match(label):
                routers.setdefault(match[1], {})[match[2]] = value
        for name, router in routers.items():
            host = re.search(r"Host\(`([^`]+)`\)", router.get("rule", ""))
            port = ports.get(router.get("service") or next(iter(ports), ""))
            if host and port and address and "https" not in router.get("entrypoints", ""):
                found.append({"name": f"{name}@docker", "rule": router["rule"], "host": host[1], "server": f"{address}:{port}"})
    return found


class Answer(BaseHTTPRequestHandler):
    def answer(self, status, body, kind="text/plain; charset=utf-8"):
        content = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class Proxy(Answer):
    def route(self):
        host = self.headers.get("Host", "").partition(":")[0]
        try:
            server = next((route["server"] for route in routes() if route["host"] == host), None)
            if server is None:
                return self.answer(404, "404 page not found\n")
            behind = http.client.HTTPConnection(server, timeout=30)
            headers = {name: value for name, value in self.headers.items() if name.lower() not in HOP_BY_HOP}
            behind.request(self.command, self.path, self.rfile.read(int(self.headers.get("Content-Length") or 0)) or None, headers)
            response = behind.getresponse()
            content = response.read()
        except OSError as error:
            print(f"ERR {host}{self.path}: {error}", flush=True)
            return self.answer(502, "Bad Gateway\n")
        self.send_response(response.status)
        for name, value in response.getheaders():
            if name.lower() not in HOP_BY_HOP | {"content-length", "date", "server"}:
                self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = route


class Dashboard(Answer):
    def do_GET(self):
        if self.path == "/api/http/routers":
            return self.answer(200, json.dumps(routes()), "application/json")
        rows = "".join(f"<li>{escape(r['name'])}: <code>{escape(r['rule'])}</code> → {r['server']}</li>" for r in routes())
        self.answer(200, f"<!doctype html><title>Traefik (stand-in)</title><h1>Routes</h1><ul>{rows}</ul>", "text/html; charset=utf-8")


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
threading.Thread(target=ThreadingHTTPServer(("", 8080), Dashboard).serve_forever, daemon=True).start()
print("INF Traefik stand-in started, entry point http on 80, dashboard on 8080", flush=True)
ThreadingHTTPServer(("", 80), Proxy).serve_forever()
