import logging
import sys


def configure() -> None:
    """Lines such as `2025-01-28 09:30:01,123 INFO [app.api.items] Created item 7`."""
    logging.basicConfig(
        level=logging.INFO,
        stream=sys.stdout,
        format="%(asctime)s %(levelname)s [%(name)s] %(message)s",
    )
