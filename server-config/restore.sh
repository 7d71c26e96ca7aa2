#!/bin/sh
# Restores a back-up of backup.sh into an empty database, before any node is started on it.
#
#   server-config/restore.sh DIRECTORY
#
# The database is the one of the environment (PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD), has
# to be there and to be empty, and should belong to the user that nodes connect as. Say
#
#   IDENTITY_KEY_BACKUP=/mnt/vault/identity.key IDENTITY_DATA_DIR=data server-config/restore.sh …
#
# to have the key put into the data directory as well; a key that is there is not overwritten.
set -eu
umask 077

fail() {
    echo "restore.sh: $*" >&2
    exit 1
}

[ $# -eq 1 ] || fail "say where from: restore.sh DIRECTORY"
source=$1
[ -f "$source/identity.dump" ] || fail "there is no back-up in $source"
[ -n "${PGDATABASE:-}" ] || fail "PGDATABASE is not set, nor, perhaps, PGHOST and PGUSER"
(cd "$source" && sha256sum --status --check identity.dump.sha256) ||
    fail "$source/identity.dump is damaged: its checksum is another"

tables=$(psql --no-psqlrc --quiet --tuples-only --no-align --command "select count(*)
    from pg_tables where schemaname not in ('pg_catalog', 'information_schema')")
[ "$tables" = 0 ] || fail "the database $PGDATABASE is not empty, nothing is overwritten"

if [ -n "${IDENTITY_KEY_BACKUP:-}" ] || [ -n "${IDENTITY_DATA_DIR:-}" ]; then
    [ -f "${IDENTITY_KEY_BACKUP:-}" ] || fail "IDENTITY_KEY_BACKUP does not name a file"
    [ -n "${IDENTITY_DATA_DIR:-}" ] || fail "IDENTITY_DATA_DIR does not say where the key goes"
    file=$IDENTITY_DATA_DIR/secret.key
    [ ! -e "$file" ] || cmp -s "$IDENTITY_KEY_BACKUP" "$file" ||
        fail "$file is another key, nothing is overwritten"
    mkdir -p "$IDENTITY_DATA_DIR"
    [ -e "$file" ] || cp "$IDENTITY_KEY_BACKUP" "$file"
    chmod 600 "$file"
fi

# only a superuser may comment an extension that is there already, and nobody needs that comment
list=$(mktemp)
trap 'rm -f "$list"' EXIT
pg_restore --list "$source/identity.dump" | grep -v ' COMMENT - EXTENSION ' >"$list"
# all or nothing; statistics are made anew, or the first minutes are slow
pg_restore --dbname="$PGDATABASE" --use-list="$list" --no-owner --no-privileges \
    --single-transaction --exit-on-error "$source/identity.dump"
psql --no-psqlrc --quiet --command "analyze"

echo "Restored $source into $PGDATABASE. It needs the key with this id:"
cat "$source/keys.id"
echo "Start one node first. It tells the id of its key, and warns when one is missing."
