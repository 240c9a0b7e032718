from sqlalchemy import Column, DateTime, Integer, String, create_engine, func
from sqlalchemy.orm import declarative_base, sessionmaker

from app import settings

# Nothing is connected until the first query. A connection that the server dropped is noticed before it is used.
engine = create_engine(
    settings.DATABASE_URL, pool_pre_ping=True, connect_args={"connect_timeout": 5}
)
Session = sessionmaker(bind=engine)
Base = declarative_base()


class Item(Base):
    __tablename__ = "item"

    id = Column(Integer, primary_key=True)
    title = Column(String(255), nullable=False)
    emoji = Column(String(16), nullable=True)
    created_at = Column(DateTime(timezone=True), server_default=func.now(), nullable=False)

    def as_json(self) -> dict:
        return {
            "id": self.id,
            "title": self.title,
            "emoji": self.emoji,
            "created_at": self.created_at.isoformat(),
        }
