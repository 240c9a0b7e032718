"""Stands in for MailCatcher: takes mail on 1025 and lists it, newest first, on 1080. GET /messages answers JSON."""
import email
import email.policy
import json
import signal
import socketserver
import sys
import threading
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

messages = []


class Smtp(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 mailcatcher stand-in")
        sender, recipients = "", []
        while line := self.rfile.readline():
            verb, _, rest = line.decode("utf-8", "replace").strip().partition(" ")
            match verb.upper():
                case "EHLO" | "HELO" | "NOOP":
                    self.say("250 mailcatcher")
                case "MAIL":
                    sender, recipients = address(rest), []
                    self.say("250 OK")
                case "RCPT":
                    recipients.append(address(rest))
                    self.say("250 OK")
                case "DATA":
                    self.say("354 End data with a dot")
                    self.keep(sender, recipients, self.body())
                    self.say("250 OK")
                case "RSET":
                    sender, recipients = "", []
                    self.say("250 OK")
                case "QUIT":
                    self.say("221 Bye")
                    return
                case _:
                    self.say("502 Not known here")

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())

    def body(self):
        lines = []
        while (line := self.rfile.readline()) and line.rstrip(b"\r\n") != b".":
            lines.append(line[1:] if line.startswith(b"..") else line)
        return b"".join(lines)

    def keep(self, sender, recipients, raw):
        mail = email.message_from_bytes(raw, policy=email.policy.default)
        text = mail.get_body(("plain", "html"))
        messages.append({
            "id": len(messages) + 1, "sender": sender, "recipients": recipients, "subject": str(mail["subject"] or ""),
            "text": text.get_content() if text else "",
        })
        print(f"==> SMTP: Received message from '{sender}' ({len(raw)} bytes)", flush=True)


def address(rest):
    return rest.partition(":")[2].strip().partition(" ")[0].strip("<>")


class Web(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/messages":
            kind, body = "application/json", json.dumps(messages)
        else:
            rows = "".join(
                f"<h3>{escape(m['subject'])}</h3><p>{escape(m['sender'])} → {escape(', '.join(m['recipients']))}</p>"
                f"<pre>{escape(m['text'])}</pre>" for m in reversed(messages)
            )
            kind = "text/html; charset=utf-8"
            body = f"<!doctype html><title>MailCatcher (stand-in)</title><h1>Caught mail: {len(messages)}</h1>{rows}"
        content = body.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


class SmtpServer(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
threading.Thread(target=SmtpServer(("", 1025), Smtp).serve_forever, daemon=True).start()
print("Starting MailCatcher stand-in\n==> smtp://0.0.0.0:1025\n==> http://0.0.0.0:1080", flush=True)
ThreadingHTTPServer(("", 1080), Web).serve_forever()
