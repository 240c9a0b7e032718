"""Takes jobs from the Redis list that the API fills and writes an emoji into the item's row."""

import json
import logging
import signal
import socket
import sys
import time

from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError

from app import jobs, log, settings
from app.db import Item, Session

log.configure()
logger = logging.getLogger("worker.emoji")

EMOJI = {"cat": "🐱", "dog": "🐶", "moon": "🌙", "coffee": "☕", "rain": "🌧️", "ship": "🚢", "night": "🌃", "pizza": "🍕"}


def main() -> None:
    # As the container's first process it would otherwise not notice `docker stop`.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    logger.info("Worker %s is starting, queue %s", socket.gethostname(), settings.EMOJI_QUEUE)
    delay = 1
    while True:
        try:
            queue = jobs.connect()
            queue.ping()
            logger.info("Connected to Redis at %s:%s", settings.REDIS_HOST, settings.REDIS_PORT)
            delay = 1
            while True:
                found = queue.blpop([settings.EMOJI_QUEUE], timeout=5)
                queue.hset(settings.EMOJI_WORKERS, socket.gethostname(), int(time.time()))
                if found:
                    work(found[1])
        except RedisError as error:
            logger.warning("Redis is not reachable (%s), trying again in %s s", error, delay)
            time.sleep(delay)
            delay = min(delay * 2, 30)


def work(job: str) -> None:
    started = time.monotonic()
    try:
        wanted = json.loads(job)
        emoji = choose(wanted["title"])
        with Session() as session:
            item = session.get(Item, wanted["item"])
            if item is None:
                logger.warning("Item %s is gone, job dropped", wanted["item"])
                return
            item.emoji = emoji
            session.commit()
    except (ValueError, KeyError, TypeError) as error:
        logger.error("Not a job: %r (%s: %s)", job, type(error).__name__, error)
    except SQLAlchemyError as error:
        logger.error("Job failed: %r: %s", job, str(getattr(error, "orig", error)).strip())
    else:
        logger.info("Item %s is %s (%d ms)", wanted["item"], emoji, (time.monotonic() - started) * 1000)


def choose(title: str) -> str:
    return next((EMOJI[word] for word in title.lower().split() if word in EMOJI), "✨")


if __name__ == "__main__":
    main()
