"""The conference: sessions, sites, delegates, papers, attendance, notes."""
