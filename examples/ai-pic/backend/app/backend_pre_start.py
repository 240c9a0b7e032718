"""Waits for PostgreSQL: one try a second, 300 of them (5 minutes) unless PRESTART_MAX_TRIES says otherwise."""

import logging
import os
import sys

from sqlalchemy import text
from tenacity import RetryError, after_log, before_log, retry, stop_after_attempt, wait_fixed

from app import log, settings
from app.db import engine

log.configure()
logger = logging.getLogger("app.backend_pre_start")

max_tries = int(os.environ.get("PRESTART_MAX_TRIES") or 60 * 5)
wait_seconds = 1


@retry(
    stop=stop_after_attempt(max_tries),
    wait=wait_fixed(wait_seconds),
    before=before_log(logger, logging.INFO),
    after=after_log(logger, logging.WARNING),
)
def wait_for_database() -> None:
    try:
        with engine.connect() as connection:
            connection.execute(text("SELECT 1"))
    except Exception as error:
        logger.error("%s", str(getattr(error, "orig", error)).strip())
        raise


def main() -> int:
    logger.info("Initializing service: waiting for PostgreSQL at %s:%s", settings.POSTGRES_SERVER, settings.POSTGRES_PORT)
    try:
        wait_for_database()
    except RetryError:
        logger.critical("PostgreSQL did not answer in %s tries, giving up", max_tries)
        return 1
    logger.info("Service finished initializing: PostgreSQL answers")
    return 0


if __name__ == "__main__":
    sys.exit(main())
