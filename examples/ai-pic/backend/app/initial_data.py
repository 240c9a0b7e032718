import logging

from app import log
from app.db import Item, Session

log.configure()
logger = logging.getLogger("app.initial_data")

FIRST_ITEMS = ["a cat on the moon", "coffee in the rain", "a ship at night"]


def main() -> None:
    logger.info("Creating initial data")
    with Session() as session:
        if session.query(Item).count() > 0:
            logger.info("There are items already, nothing to do")
            return
        session.add_all(Item(title=title) for title in FIRST_ITEMS)
        session.commit()
    logger.info("Initial data created: %s items", len(FIRST_ITEMS))


if __name__ == "__main__":
    main()
