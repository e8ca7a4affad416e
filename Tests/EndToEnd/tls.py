"""A TLS terminator before an instance: an nginx of its own with a certificate it made itself."""

import pathlib
import subprocess

from instance import Instance, free_port, wait_until

CONFIGURATION = """
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    server {{
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {folder}/certificate.pem;
        ssl_certificate_key {folder}/key.pem;
        location / {{
            proxy_pass http://127.0.0.1:{behind};
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
            proxy_set_header Upgrade $http_upgrade;
            proxy_set_header Connection $http_connection;
            proxy_buffering off;
        }}
    }}
}}
"""


class Terminator:
    """Serves an instance at `url`; whoever trusts `certificate` believes it is who it says."""

    def __init__(self, instance: Instance, folder: pathlib.Path):
        self.port = free_port()
        self.url = f"https://localhost:{self.port}"
        self.folder = folder
        self.certificate = folder / "certificate.pem"
        self.configuration = folder / "nginx.conf"
        self.configuration.write_text(CONFIGURATION.format(
            folder=folder, port=self.port, behind=instance.port))
        self.process: subprocess.Popen | None = None

    def __enter__(self) -> "Terminator":
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
             "-nodes", "-days", "1", "-subj", "/CN=localhost",
             "-addext", "subjectAltName=DNS:localhost", "-keyout", self.folder / "key.pem",
             "-out", self.certificate], check=True, capture_output=True)
        self.process = subprocess.Popen(
            ["nginx", "-e", str(self.folder / "error.log"), "-c", str(self.configuration)])
        wait_until(lambda: (self.folder / "nginx.pid").exists(), what="that it listens")
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)
