"""The register's SQLite file: tables, ledger, projections, answers, drafts. Importing it, and reading lists, needs no SQLModel."""
