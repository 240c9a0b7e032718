"""Stands in for Adminer: one page that says so."""
import os
import signal
import sys
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SERVER = escape(os.environ.get("ADMINER_DEFAULT_SERVER", "db"))
PAGE = f"""<!doctype html><title>Adminer (stand-in)</title>
<h1>This is not Adminer</h1>
<p>It stands in for the image <code>adminer</code> where no registry can be reached. The real one would ask here for the
server <code>{SERVER}</code>, a user and a password.</p>""".encode()


class Page(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(PAGE)))
        self.end_headers()
        self.wfile.write(PAGE)


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
print("adminer stand-in: listening on 8080", flush=True)
ThreadingHTTPServer(("", 8080), Page).serve_forever()
