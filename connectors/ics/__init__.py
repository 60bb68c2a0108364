"""Calendars as iCalendar files (RFC 5545), one person each: meetings, leave or on-call windows."""

from disconnect.connectors.ics.connector import Ics

__all__ = ["Ics"]
