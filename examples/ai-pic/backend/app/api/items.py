import json
import logging

from fastapi import APIRouter, HTTPException
from pydantic import BaseModel

from app import jobs, settings
from app.db import Item, Session

router = APIRouter()
logger = logging.getLogger("app.api.items")
queue = jobs.connect()


class NewItem(BaseModel):
    title: str


@router.get("/")
def list_items(limit: int = 100) -> list:
    with Session() as session:
        return [item.as_json() for item in session.query(Item).order_by(Item.id).limit(limit)]


@router.get("/{item_id}")
def read_item(item_id: int) -> dict:
    with Session() as session:
        item = session.get(Item, item_id)
        if item is None:
            logger.warning("No item %s", item_id)
            raise HTTPException(404, "Item not found")
        return item.as_json()


@router.post("/", status_code=201)
def create_item(new: NewItem) -> dict:
    """Stores the item at once; the worker finds its emoji a moment later."""
    with Session() as session:
        item = Item(title=new.title)
        session.add(item)
        session.commit()
        session.refresh(item)
        queue.rpush(settings.EMOJI_QUEUE, json.dumps({"item": item.id, "title": item.title}))
        logger.info("Created item %s and queued it for an emoji", item.id)
        return item.as_json()
