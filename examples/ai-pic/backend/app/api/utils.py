import logging
import smtplib
from email.message import EmailMessage

from fastapi import APIRouter, HTTPException

from app import settings

router = APIRouter()
logger = logging.getLogger("app.api.utils")


@router.get("/health-check/")
def health_check() -> bool:
    return True


@router.post("/test-email/", status_code=201)
def test_email(email_to: str) -> dict:
    """Sends one mail. In development mailcatcher catches it: http://localhost:1080"""
    if not settings.SMTP_HOST:
        raise HTTPException(409, "SMTP_HOST is not set")
    message = EmailMessage()
    message["Subject"] = "AI-PIC - test email"
    message["From"] = settings.EMAILS_FROM_EMAIL
    message["To"] = email_to
    message.set_content("Mail works.")
    with smtplib.SMTP(settings.SMTP_HOST, settings.SMTP_PORT, timeout=5) as smtp:
        smtp.send_message(message)
    logger.info("Sent a test email to %s by %s:%s", email_to, settings.SMTP_HOST, settings.SMTP_PORT)
    return {"message": "Test email sent"}
