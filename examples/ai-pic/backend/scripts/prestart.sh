#!/usr/bin/env bash
set -e
set -x

# Wait until the database answers
python app/backend_pre_start.py

# Migrate
alembic upgrade head

# Write the first rows
python app/initial_data.py
