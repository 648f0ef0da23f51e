"""One office's school year: from the schools' workbooks to figures whose origin can be opened."""
