-- A year's arrangement of holidays is replaced as a whole; the audit line keeps what it was.
grant delete on holiday to duikou_app;
