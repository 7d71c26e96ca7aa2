#!/bin/sh
# Backs up what an installation consists of: its database, and the key that secrets in it are sealed
# with. Works while nodes run.
#
#   server-config/backup.sh DIRECTORY
#
# makes DIRECTORY, which must not exist, with identity.dump (pg_dump's custom format), its checksum,
# and keys.id, the public ids of the keys it needs. The database is the one of the environment, as pg_dump
# understands it: PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD or a .pgpass file.
#
# The key itself is not in it: whoever has both has every second factor and signing key. Say
#
#   IDENTITY_KEY_FILE=data/secret.key IDENTITY_KEY_BACKUP=/mnt/vault/identity.key server-config/backup.sh …
#
# to have the key file copied as well, to another place (it is not overwritten). Without that, keep
# the key yourself: a back-up without it brings back users and passwords, but no second factor.
set -eu
umask 077

fail() {
    echo "backup.sh: $*" >&2
    exit 1
}

[ $# -eq 1 ] || fail "say where to: backup.sh DIRECTORY"
target=$1
[ ! -e "$target" ] || fail "$target is there already, nothing is overwritten"
[ -n "${PGDATABASE:-}" ] || fail "PGDATABASE is not set, nor, perhaps, PGHOST and PGUSER"

draft=$target.part
[ ! -e "$draft" ] || fail "$draft is there, of a back-up that failed or still runs; remove it"
mkdir -p "$draft"
trap 'rm -rf "$draft"' EXIT
trap 'exit 1' HUP INT TERM

if [ -n "${IDENTITY_KEY_FILE:-}" ] || [ -n "${IDENTITY_KEY_BACKUP:-}" ]; then
    [ -f "${IDENTITY_KEY_FILE:-}" ] || fail "IDENTITY_KEY_FILE does not name a file"
    [ -n "${IDENTITY_KEY_BACKUP:-}" ] || fail "IDENTITY_KEY_BACKUP does not say where the key goes"
    place=$(cd "$(dirname "$IDENTITY_KEY_BACKUP")" && pwd -P)
    case $place in
        "$(cd "$draft/.." && pwd -P)" | "$(cd "$draft" && pwd -P)")
            fail "the key must not lie beside the dump, take another place than $place"
            ;;
    esac
    if [ -e "$IDENTITY_KEY_BACKUP" ]; then
        cmp -s "$IDENTITY_KEY_FILE" "$IDENTITY_KEY_BACKUP" ||
            fail "$IDENTITY_KEY_BACKUP is another key, nothing is overwritten"
    else
        cp "$IDENTITY_KEY_FILE" "$IDENTITY_KEY_BACKUP"
        chmod 600 "$IDENTITY_KEY_BACKUP"
    fi
    key="copied to $IDENTITY_KEY_BACKUP"
else
    key="NOT copied: keep IDENTITY_SECRET_KEY or the file secret.key elsewhere"
fi

pg_dump --format=custom --no-owner --no-privileges --file="$draft/identity.dump"
# the whole archive is read once: what cannot be read back is no back-up
pg_restore --file=/dev/null "$draft/identity.dump"
psql --no-psqlrc --quiet --tuples-only --no-align --command "
    select substr(sealed, 4, 8) from (
        select private_jwk from signing_keys union all select secret from otp_secrets
        union all select secret from external_auths union all select sealed_secret from mails) s (sealed)
    where sealed is not null group by 1 order by count(*) desc" >"$draft/keys.id"
(cd "$draft" && sha256sum identity.dump >identity.dump.sha256)
mv "$draft" "$target"
trap - EXIT

echo "Backed up to $target ($(wc -c <"$target/identity.dump") bytes)."
echo "It needs the key with this id: $(tr '\n' ' ' <"$target/keys.id")"
echo "Key: $key."
