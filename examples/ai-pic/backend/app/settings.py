import os
from urllib.parse import quote_plus

DOMAIN = os.environ.get("DOMAIN", "localhost")
ENVIRONMENT = os.environ.get("ENVIRONMENT", "local")
FIRST_SUPERUSER = os.environ.get("FIRST_SUPERUSER", "admin@example.com")

POSTGRES_SERVER = os.environ["POSTGRES_SERVER"]
POSTGRES_PORT = int(os.environ.get("POSTGRES_PORT") or 5432)
POSTGRES_DB = os.environ.get("POSTGRES_DB", "app")
POSTGRES_USER = os.environ["POSTGRES_USER"]
POSTGRES_PASSWORD = os.environ.get("POSTGRES_PASSWORD", "")

REDIS_HOST = os.environ["REDIS_HOST"]
REDIS_PORT = int(os.environ.get("REDIS_PORT") or 6379)
REDIS_DB = int(os.environ.get("REDIS_DB") or 0)

SMTP_HOST = os.environ.get("SMTP_HOST", "")
SMTP_PORT = int(os.environ.get("SMTP_PORT") or 25)
EMAILS_FROM_EMAIL = os.environ.get("EMAILS_FROM_EMAIL", "noreply@example.com")

DATABASE_URL = (
    f"postgresql+psycopg2://{quote_plus(POSTGRES_USER)}:{quote_plus(POSTGRES_PASSWORD)}"
    f"@{POSTGRES_SERVER}:{POSTGRES_PORT}/{POSTGRES_DB}"
)

# Both ends of the queue between the API and the worker.
EMOJI_QUEUE = "emoji:jobs"
EMOJI_WORKERS = "emoji:workers"
