import logging

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from redis.exceptions import ConnectionError as RedisConnectionError
from sqlalchemy.exc import OperationalError

from app import log, settings
from app.api import items, utils

log.configure()
logger = logging.getLogger("app.main")

app = FastAPI(title="AI-PIC", openapi_url="/api/v1/openapi.json")
app.include_router(utils.router, prefix="/api/v1/utils", tags=["utils"])
app.include_router(items.router, prefix="/api/v1/items", tags=["items"])

logger.info("Environment %s, PostgreSQL at %s:%s, Redis at %s:%s", settings.ENVIRONMENT,
            settings.POSTGRES_SERVER, settings.POSTGRES_PORT, settings.REDIS_HOST, settings.REDIS_PORT)


@app.exception_handler(OperationalError)
def database_unreachable(request: Request, error: OperationalError) -> JSONResponse:
    logger.error("%s %s: database unreachable: %s", request.method, request.url.path, str(error.orig).strip())
    return JSONResponse({"detail": "The database cannot be reached"}, status_code=503)


@app.exception_handler(RedisConnectionError)
def redis_unreachable(request: Request, error: RedisConnectionError) -> JSONResponse:
    logger.error("%s %s: redis unreachable: %s", request.method, request.url.path, error)
    return JSONResponse({"detail": "Redis cannot be reached"}, status_code=503)
