"""The register's SQLite file: tables, ledger, projections, answers, drafts. Reading its lists needs no SQLModel."""
